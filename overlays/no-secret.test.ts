import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORTHLESS_PASSWORD } from 'fairlead';
import { CREDENTIAL_FORMS } from 'fairlead/doctor';

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

/** A line that gives a credential its value; `automountServiceAccountToken: false` gives none. */
const SETTING = /^[ -]*["']?[\w.-]*(?:password|passwd|pwd|token|api_?key|access_?key)["']?: +["']?(?!false$)([^\s"']+)/gim;

/** What shows itself as a credential by its form, or by its name. */
function listSecrets(text: string): readonly string[] {
  const byForm = CREDENTIAL_FORMS.flatMap(({ pattern }) => [...text.matchAll(pattern)].map(([found]) => found));
  return [...byForm, ...[...text.matchAll(SETTING)].map(([, value = '']) => value)];
}

test.each(['  REDIS_PASSWORD: hunter2', '  url: redis://:hunter2@redis:6379', '    - token: "hunter2"'])('%s holds one', (text) => {
  expect(listSecrets(`a: b\n${text}\n`)).toHaveLength(1);
});

test('all files are looked at', () => {
  expect(files).toEqual(expect.arrayContaining(['overlays/dev/manifests/10-redis.yaml', 'overlays/prod/manifests/20-user-service.yaml']));
});

test.each(files)('%s holds no secret', (file) => {
  const text = readFileSync(join(WORKSPACE, file), 'utf8');

  expect(listSecrets(text).filter((secret) => secret !== WORTHLESS_PASSWORD)).toEqual([]);
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
