import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'same-bytes-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('two processes in different places, zones and languages write the same bytes', () => {
  const here = synthesize('here', WORKSPACE, { TZ: 'UTC', LANG: 'C', LC_ALL: 'C', HOME: WORKSPACE, USER: 'ada', CI: 'true' });
  const there = synthesize('there', folder, { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: folder });

  expect(here.size).toBeGreaterThan(0);
  expect(there).toEqual(here);
});

/** Every file that synth writes in a fresh process, with nothing of this one's environment but where programs are. */
function synthesize(name: string, cwd: string, env: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const output = join(folder, name);
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, 'run.cjs'), join(WORKSPACE, 'overlays/main.ts')], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', CDK8S_OUTDIR: output, ...env },
  });
  if (status !== 0) throw new Error(stderr);
  const files = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return new Map(files.sort().map((file) => [file, readFileSync(join(output, file), 'utf8')]));
}
