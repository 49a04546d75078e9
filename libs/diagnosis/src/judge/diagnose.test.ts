import { BROKEN_SHOP, CANARY } from '../../testing/broken-shop';
import { objectsOf } from '../../testing/read-text';
import type { Place } from '../locate/locator';
import { diagnose } from './diagnose';
import { prove } from './prove';

const OPEN = 'open-namespace';

const idsOf = (text: string) => diagnose(objectsOf(text), { skip: [OPEN] }).diagnostics.map(({ id }) => id);

/** The shop with an annotation on its Deployment, or on the pods of it. */
const withAnnotation = (annotation: string) =>
  BROKEN_SHOP.replace('metadata: { name: web }', `metadata:\n  name: web\n  annotations:\n    ${annotation}`);

test('findings are located, the worst first', () => {
  const { diagnostics } = diagnose(objectsOf(BROKEN_SHOP), { skip: [OPEN] });

  const lines = BROKEN_SHOP.split('\n');
  const textAt = ({ line, column, endColumn }: Place) => lines[line - 1]?.slice(column - 1, endColumn - 1);
  expect(diagnostics.map(({ id, location }) => [id, location && textAt(location)])).toEqual([
    ['replicas-beside-autoscaler', '3'],
    ['limit-below-request', '512Mi'],
    ['heap-exceeds-memory', '64Mi'],
    ['invalid-quantity', CANARY],
    ['autoscaler-bounds-crossed', '3'],
    ['missing-disruption-budget', 'web'],
    ['plaintext-credential', `'redis://:${CANARY}@redis:6379'`],
    ['disruption-budget-selects-nobody', '{ matchLabels: { app: nobody } }'],
  ]);
});

test('only and skip choose by rule', () => {
  const objects = objectsOf(BROKEN_SHOP);

  expect(diagnose(objects, { only: ['limit-below-request'] }).diagnostics).toHaveLength(1);
  expect(diagnose(objects, { only: ['limit-below-request'], skip: ['limit-below-request'] }).diagnostics).toEqual([]);
});

test('an annotation takes out the findings of its object alone, with its reason', () => {
  const text = withAnnotation('fairlead.dev/ignore: "limit-below-request, missing-disruption-budget: it is a sandbox: no guests"');

  const { diagnostics, suppressed } = diagnose(objectsOf(text), { skip: [OPEN] });

  expect(suppressed.map(({ diagnostic, reason }) => `${diagnostic.id}: ${reason}`)).toEqual([
    'limit-below-request: it is a sandbox: no guests',
    'missing-disruption-budget: it is a sandbox: no guests',
  ]);
  expect(diagnostics.map(({ id }) => id)).toContain('disruption-budget-selects-nobody');
});

test('an annotation may be for one container', () => {
  expect(idsOf(withAnnotation('fairlead.dev/ignore.web: "limit-below-request: measured"'))).not.toContain('limit-below-request');
  expect(idsOf(withAnnotation('fairlead.dev/ignore.side: "limit-below-request: measured"'))).toContain('limit-below-request');
});

test.each([
  { annotation: '"limit-below-requests: typo"', what: 'there is no rule "limit-below-requests"', fix: 'write limit-below-request' },
  { annotation: '"limit-below-request"', what: 'limit-below-request is suppressed without a reason', fix: 'write why, behind a colon' },
])('$annotation suppresses nothing, and is told', ({ annotation, what, fix }) => {
  const { diagnostics, suppressed } = diagnose(objectsOf(withAnnotation(`fairlead.dev/ignore: ${annotation}`)));

  expect(suppressed).toEqual([]);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ id: 'invalid-suppression', what, fix, location: expect.objectContaining({ line: 24 }) }),
  );
});

test.each([
  { container: 'wep', what: 'it has no container "wep"', fix: 'write fairlead.dev/ignore.web' },
  {
    container: 'other',
    what: 'it has no container "other"',
    fix: expect.stringMatching(/^write fairlead\.dev\/ignore, or the name of a container behind it: .*web/),
  },
])('an annotation for the container $container, which is not there, is told', ({ container, what, fix }) => {
  const { diagnostics } = diagnose(objectsOf(withAnnotation(`fairlead.dev/ignore.${container}: "limit-below-request: measured"`)));

  expect(diagnostics).toContainEqual(
    expect.objectContaining({ id: 'invalid-suppression', what, fix, location: expect.objectContaining({ line: 24 }) }),
  );
});

test('an annotation for a container of an object without any is told', () => {
  const text =
    'apiVersion: v1\nkind: Service\nmetadata: { name: web, annotations: { fairlead.dev/ignore.web: "invalid-field: a trial" } }\nspec: { ports: [{ port: 80 }] }\n';

  expect(diagnose(objectsOf(text), { only: ['invalid-suppression'] }).diagnostics).toMatchObject([{ fix: 'write fairlead.dev/ignore' }]);
});

test('an annotation may be for a container that starts first', () => {
  const annotation = 'fairlead.dev/ignore.first: "limit-below-request: measured"';
  const text = withAnnotation(annotation).replace(
    '      containers:',
    '      initContainers: [{ name: first, image: "a:1" }]\n      containers:',
  );

  expect(text).toContain('initContainers');
  expect(idsOf(text)).not.toContain('invalid-suppression');
});

test('a fingerprint stays when lines, values and other objects change, and differs between findings', () => {
  const before = diagnose(objectsOf(BROKEN_SHOP)).diagnostics;
  const changed = `# a comment\n${BROKEN_SHOP.replace('replicas: 3', 'replicas: 4').replace('512Mi', '500Mi')}`;

  const after = diagnose(objectsOf(changed)).diagnostics;

  expect(after.map(({ fingerprint }) => fingerprint)).toEqual(before.map(({ fingerprint }) => fingerprint));
  expect(new Set(before.map(({ fingerprint }) => fingerprint)).size).toBe(before.length);
});

test('a finding of an object without a name has its place, in a List too', () => {
  const text = 'kind: List\nitems:\n- { apiVersion: v1, kind: ConfigMap, metadata: { name: a } }\n- apiVersion: v1\n  kind: Service\n';

  const { diagnostics } = diagnose(objectsOf(text), { only: ['invalid-field'] });

  expect(diagnostics.map(({ resource, location }) => [resource.name, location?.line])).toEqual([['(document 2)', 4]]);
});

test('a field that cannot be read is a finding at its place, and the others are judged', () => {
  const text = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: odd }\nspec: { podSelector: x, ingress: 3 }\n---\n${BROKEN_SHOP}`;

  const { diagnostics } = diagnose(objectsOf(text));

  const unread = diagnostics.filter(({ id }) => id === 'invalid-field');
  expect(unread.map(({ path, location }) => [path, location?.line])).toEqual([
    ['spec.ingress', 4],
    ['spec.podSelector', 4],
  ]);
  expect(diagnostics.map(({ id }) => id)).toContain('limit-below-request');
});

test('advice is counted, and is a warning where the profile is strict', () => {
  const objects = objectsOf(BROKEN_SHOP);

  const byDefault = diagnose(objects);
  const strict = diagnose(objects, {}, prove(objects, { profile: 'strict' }));

  expect(byDefault.diagnostics.map(({ id }) => id)).not.toContain('container-not-hardened');
  expect(strict.diagnostics).toContainEqual(expect.objectContaining({ id: 'container-not-hardened', severity: 'warning' }));
  expect(strict.diagnostics.length - byDefault.diagnostics.length).toBe(byDefault.advice);
  expect(strict.advice).toBe(0);
});

test('who names a rule of advice is told what it finds, whatever the profile', () => {
  const { diagnostics, advice } = diagnose(objectsOf(BROKEN_SHOP), { only: ['container-not-hardened'] });

  expect(diagnostics.map(({ id, severity }) => `${severity} ${id}`)).toEqual(Array(2).fill('info container-not-hardened'));
  expect(advice).toBe(0);
});

test('advice that an annotation takes out, or that is skipped, is not counted', () => {
  const { advice } = diagnose(objectsOf(BROKEN_SHOP));
  const ignored = withAnnotation('fairlead.dev/ignore: "container-not-hardened: it is a sandbox"');

  expect(diagnose(objectsOf(ignored)).advice).toBe(advice - 2);
  expect(diagnose(objectsOf(BROKEN_SHOP), { skip: ['container-not-hardened'] }).advice).toBe(advice - 2);
});

test('findings on several documents that are one object have each the place of its own', () => {
  const document = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: conf }\ndat: { a: b }\n';

  const { diagnostics } = diagnose(objectsOf(`${document}---\n${document}`), { only: ['unknown-field'] });

  expect(diagnostics.map(({ resource, location }) => [resource.document, location?.line])).toEqual([
    [1, 4],
    [2, 9],
  ]);
  expect(new Set(diagnostics.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

test('wrong annotations of several documents that are one object have each the place of its own', () => {
  const document = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: conf\n  annotations:\n    fairlead.dev/ignore: nothing\n';

  const { diagnostics } = diagnose(objectsOf(`${document}---\n${document}`), { only: ['invalid-suppression'] });

  expect(diagnostics.map(({ location }) => location?.line)).toEqual([6, 13]);
});

test('an annotation of one of several documents that are one object takes out the findings of that one', () => {
  const document = (annotations: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: conf, annotations: { ${annotations} } }\ndat: { a: b }\n`;
  const text = `${document('fairlead.dev/ignore: "unknown-field: a trial"')}---\n${document('')}`;

  const { diagnostics, suppressed } = diagnose(objectsOf(text), { only: ['unknown-field'] });

  expect([...suppressed.map(({ diagnostic }) => diagnostic), ...diagnostics].map(({ location }) => location?.line)).toEqual([4, 9]);
});
