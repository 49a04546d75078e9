import { type FieldRules, findRefused, IMMUTABLE_KINDS, kindOf } from 'fairlead/doctor';
import { UPGRADE_EXAMPLES } from './proof/upgrade-examples';

const examples = UPGRADE_EXAMPLES.map((example) => ({
  ...example,
  title: `${example.before.kind} ${example.pointer}: ${example.outcome}`,
}));

test.each(examples)('$title', ({ before, after, pointer, outcome }) => {
  const refused = findRefused([before], [after]);

  expect(refused).toHaveLength(outcome === 'accepted' ? 0 : 1);
  for (const { field } of refused.flatMap(({ changes }) => changes)) expect(`${toPointer(field)}/`).toContain(`${pointer}/`);
});

const rules = Object.entries<FieldRules>(IMMUTABLE_KINDS);
const listed = rules.flatMap(([kind, { immutable, mutable = [], defaults = {} }]) => [
  ...immutable.map((field) => ({ kind, field, outcome: 'refused' })),
  ...[...mutable, ...Object.keys(defaults)].map((field) => ({ kind, field, outcome: 'accepted' })),
]);

test.each(listed)('an example of $kind shows that a change of $field is $outcome', ({ kind, field, outcome }) => {
  const edits = examples.filter((example) => example.outcome === outcome && kindOf(example.before) === kind);
  const pointer = `${toPointer(field.replaceAll('[]', '[0]'))}/`;

  expect(edits.map((edit) => `${edit.pointer}/`)).toContainEqual(expect.stringMatching(new RegExp(`^${pointer}`)));
});

test('new objects, objects that are gone, and those of another namespace change nothing', () => {
  const inNamespace = (namespace: string, serviceName: string) => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'redis', namespace },
    spec: { serviceName },
  });

  expect(findRefused([], [inNamespace('a', 'redis')])).toEqual([]);
  expect(findRefused([inNamespace('a', 'redis')], [])).toEqual([]);
  expect(findRefused([inNamespace('a', 'redis')], [inNamespace('b', 'other')])).toEqual([]);
});

test('a newer version of the same group is the same object', () => {
  const policy = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: 'web' }, roleRef: { name: apiVersion } });

  expect(
    findRefused([policy('rbac.authorization.k8s.io/v1beta1', 'RoleBinding')], [policy('rbac.authorization.k8s.io/v1', 'RoleBinding')]),
  ).toHaveLength(1);
});

test('a kind of the same name in a group of somebody else is another', () => {
  const service = (spec: object) => ({ apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'web' }, spec });

  expect(findRefused([service({ clusterIP: 'None' })], [service({})])).toEqual([]);
});

function toPointer(field: string): string {
  return `/${field.replaceAll(/\[(\d+)\]/g, '/$1').replaceAll('.', '/')}`;
}
