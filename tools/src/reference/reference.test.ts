import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCRIPTS } from '../scripts/scripts';
import { WORKSPACE } from '../workspace/workspace';

/** What `npm run docs:reference` starts. */
const COMMAND = ['node_modules/.bin/typedoc', '--options', 'tools/src/reference/typedoc.config.mjs'];

test('npm run docs:reference starts what is tested here', async () => {
  const [step] = (await SCRIPTS['docs:reference'].parse([])).flat();

  expect(`node_modules/.bin/${step?.command.join(' ')}`).toBe(COMMAND.join(' '));
});

test('docs/reference says what the docstrings say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));

  execFileSync(process.execPath, [...COMMAND, '--out', folder], { cwd: WORKSPACE });

  const current = readPages(folder);
  const committed = readPages(join(WORKSPACE, 'docs/reference'));
  const stale = [...new Set([...current.keys(), ...committed.keys()])].filter((page) => current.get(page) !== committed.get(page));
  rmSync(folder, { recursive: true });
  if (stale.length > 0) throw new Error(`docs/reference/${stale.join(', docs/reference/')} would change; run npm run docs:reference`);
}, 120_000);

function readPages(folder: string): ReadonlyMap<string, string> {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  return new Map(pages.map((page) => [page, readFileSync(join(folder, page), 'utf8')]));
}
