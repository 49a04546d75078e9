import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORTHLESS_PASSWORD } from 'fairlead';
import { maskText } from '@fairlead/diagnosis';

const WORKSPACE = join(__dirname, '..');

/** What synth and its neighbours write, and what stands beside it. */
const FOLDERS = ['overlays/dev', 'overlays/prod', 'overlays/gitops'];
const FILES = ['compose.yaml', 'docker-bake.hcl', 'Dockerfile', '.npmrc', 'docs/platform.md'];

/** The only ones that may hold the password that is worth nothing. */
const WITH_WORTHLESS = /^(overlays\/dev\/manifests\/10-|compose\.yaml$)/;

const files = [...FOLDERS.flatMap(listFiles), ...FILES];

function listFiles(folder: string): readonly string[] {
  const entries = readdirSync(join(WORKSPACE, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|json|md)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name).slice(WORKSPACE.length + 1))
    .sort();
}

test('all files are looked at', () => {
  expect(files).toEqual(expect.arrayContaining(['overlays/dev/manifests/10-redis.yaml', 'overlays/prod/manifests/20-user-service.yaml']));
});

test.each(files)('%s holds no secret', (file) => {
  const text = readFileSync(join(WORKSPACE, file), 'utf8');

  // All that is hidden was the password that is worth nothing.
  expect(maskText(text).replaceAll('[hidden]', WORTHLESS_PASSWORD)).toBe(text);
  if (!WITH_WORTHLESS.test(file)) expect(text).not.toContain(WORTHLESS_PASSWORD);
});

test('the password that is worth nothing says so wherever it stands in a cluster', () => {
  const documents = files
    .filter((file) => file.startsWith('overlays/dev/manifests/'))
    .flatMap((file) => readFileSync(join(WORKSPACE, file), 'utf8').split(/^---$/m))
    .filter((document) => document.includes(WORTHLESS_PASSWORD));

  expect(documents.length).toBeGreaterThan(0);
  for (const document of documents) expect(document).toMatch(/^kind: Secret$[^]*^ {4}fairlead\.dev\/worthless: /m);
});
