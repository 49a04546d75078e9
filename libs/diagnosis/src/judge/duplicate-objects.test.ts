import { readObjects } from '../read/read-objects';
import { diagnose } from './diagnose';

const conf = (data: string, metadata = 'name: conf', kind = 'ConfigMap') =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { ${metadata} }\ndata: { ${data} }\n`;
const deployment = (
  replicas: number,
  template = 'template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: "web:1" }] } }',
) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: ${replicas}\n  selector: { matchLabels: { app: web } }\n  ${template}\n`;

/** @param files texts by their names */
function find(files: Readonly<Record<string, string>>) {
  const sources = Object.entries(files).map(([name, text]) => ({ name, isNamed: false, text }));
  return diagnose(readObjects(sources).objects, { only: ['duplicate-object'] }).diagnostics;
}

test('of two documents of one file that differ, the one that counts is told, at what it says otherwise', () => {
  const [finding, ...others] = find({ 'all.yaml': `${deployment(2)}---\n${deployment(3)}` });

  expect(finding).toMatchObject({
    severity: 'warning',
    certainty: 'proven',
    what: 'Deployment web is written twice, and differs in spec.replicas',
    path: 'spec.replicas',
    location: { file: 'all.yaml', line: 13 },
    evidence: [{ says: 'is the same object', location: { file: 'all.yaml', line: 5 } }],
  });
  expect(others).toEqual([]);
});

test('copies are no fault yet', () => {
  expect(find({ 'all.yaml': `${conf('a: b')}---\n${conf('a: b')}---\n${conf('a: b')}` })).toMatchObject([
    { severity: 'info', what: 'ConfigMap conf is written 3 times, each time alike', evidence: [{}, {}] },
  ]);
});

test('two files of one folder may be alternatives: what they hold twice is one note', () => {
  const [finding, ...others] = find({
    'shop/a.yaml': `${conf('a: b, c: d')}---\n${conf('a: b', 'name: more')}`,
    'shop/b.yaml': `${conf('a: e')}---\n${conf('a: b', 'name: more')}`,
  });

  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    severity: 'info',
    certainty: 'likely',
    location: { file: 'shop/b.yaml', line: 4 },
    consequences: [{ says: 'ConfigMap more is written twice, each time alike', location: { line: 8 } }],
  });
  expect(finding?.what).toMatch(/differs in data\.a, data\.c$/);
});

test('no value is told', () => {
  const secret = (value: string) => conf(`a: ${value}`, 'name: conf', 'Secret');

  const text = JSON.stringify(find({ 'all.yaml': `${secret('canaryold')}---\n${secret('canarynew')}` }));

  expect(text).toContain('differs in data.a');
  expect(text).not.toContain('canary');
});

const kustomization = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n';

test.each<[string, Record<string, string>]>([
  ['overlays', { 'dev/conf.yaml': conf('a: b'), 'prod/conf.yaml': conf('a: c') }],
  ['other namespaces', { 'all.yaml': `${conf('a: b', 'name: conf, namespace: a')}---\n${conf('a: c', 'name: conf, namespace: b')}` }],
  ['other kinds', { 'all.yaml': `${conf('a: b')}---\n${conf('a: c', 'name: conf', 'Secret')}` }],
  ['what a Kustomization puts together', { 'a.yaml': conf('a: b'), 'patch.yaml': conf('a: c'), 'kustomization.yaml': kustomization }],
  [
    'a patch',
    { 'a.yaml': deployment(1), 'patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3 }\n' },
  ],
  ['dumps of one cluster', { 'all.yaml': `${conf('a: b', 'name: conf, uid: "1"')}---\n${conf('a: b', 'name: conf, uid: "1"')}` }],
  ['a dump beside what was applied', { 'all.yaml': `${conf('a: b', 'name: conf, uid: "1"')}---\n${conf('a: b')}` }],
  [
    'hooks of Helm',
    {
      'all.yaml': `${conf('a: b', 'name: conf, annotations: { helm.sh/hook: test }')}---\n${conf('a: c', 'name: conf, annotations: { helm.sh/hook: test }')}`,
    },
  ],
  ['names that something fills in', { 'all.yaml': `${conf('a: b', 'name: "{{ name }}"')}---\n${conf('a: c', 'name: "{{ name }}"')}` }],
  ['names that the API server gives', { 'all.yaml': `${conf('a: b', 'generateName: conf-')}---\n${conf('a: c', 'generateName: conf-')}` }],
])('silent of %s', (_, files) => {
  expect(find(files)).toEqual([]);
});
