import fc from 'fast-check';
import { Inventory } from './inventory';
import type { Manifest } from './manifest';
import { findEnvironment, resolveEnvironment } from './pod-environment';
import { unlessUnread } from './schema/unread-field';
import { readEnvironmentNumbers } from './environment-number';
import { type EnvVar, servingContainers } from './pod-spec';

const config = (name: string, data: Readonly<Record<string, string>>): Manifest & { data: object } => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace: 'shop', name },
  data,
});
const secret = (name: string, more: object = {}): EnvVar => ({ name, valueFrom: { secretKeyRef: more } });
const from = (name: string, more: object = {}, prefix?: string) => ({ configMapRef: { name, ...more }, ...(prefix && { prefix }) });

function resolve(container: object, ...configs: readonly Manifest[]) {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace: 'shop', name: 'web' },
    spec: { containers: [{ name: 'web', ...container }] },
  };
  const inventory = new Inventory([pod, ...configs]);
  const [workload] = inventory.workloads;
  if (!workload) throw new RangeError('no pod');
  const [web] = servingContainers(workload.pod);
  if (!web) throw new RangeError('no container');
  const { variables, missing, unknownPrefixes } = resolveEnvironment(workload, web, inventory);
  const values = Object.fromEntries([...variables].map(([name, variable]) => [name, unlessUnread(() => variable.value)]));
  return {
    values,
    missing,
    variables,
    unknownPrefixes,
    numbers: (variable: string) => readEnvironmentNumbers(workload, variable, inventory),
  };
}

const base = config('base', { A: '1', B: '2' });

test.each<[string, object, object]>([
  ['envFrom takes every key', { envFrom: [from('base')] }, { A: '1', B: '2' }],
  ['a prefix comes before each key', { envFrom: [from('base', {}, 'X_')] }, { X_A: '1', X_B: '2' }],
  ['a later source wins', { envFrom: [from('base'), from('other')] }, { A: '9', B: '2' }],
  ['env wins over envFrom', { envFrom: [from('base')], env: [{ name: 'A', value: '5' }] }, { A: '5', B: '2' }],
  [
    'the last of two variables of one name wins',
    {
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
    },
    { A: '2' },
  ],
  ['a variable without a value is empty', { env: [{ name: 'A' }] }, { A: '' }],
  ['one key of a ConfigMap', { env: [{ name: 'C', valueFrom: { configMapKeyRef: { name: 'base', key: 'B' } } }] }, { C: '2' }],
  ['a secret is there, and unknown', { env: [{ name: 'S', valueFrom: { secretKeyRef: {} } }] }, { S: undefined }],
  [
    'a reference to what is known by then',
    { envFrom: [from('base')], env: [{ name: 'C', value: '$(A)-$(B)' }] },
    { A: '1', B: '2', C: '1-2' },
  ],
  [
    'a reference to what comes later stays as it is',
    {
      env: [
        { name: 'C', value: '$(A)' },
        { name: 'A', value: '1' },
      ],
    },
    { C: '$(A)', A: '1' },
  ],
  [
    'a doubled dollar is one',
    {
      env: [
        { name: 'A', value: '1' },
        { name: 'C', value: '$$(A) $A $' },
      ],
    },
    { A: '1', C: '$(A) $A $' },
  ],
  [
    'what refers to a secret is unknown',
    {
      env: [
        { name: 'S', valueFrom: { secretKeyRef: {} } },
        { name: 'C', value: 'x$(S)' },
      ],
    },
    { S: undefined, C: undefined },
  ],
  [
    'optional ones may be missing',
    {
      envFrom: [from('gone', { optional: true })],
      env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'base', key: 'Z', optional: true } } }],
    },
    {},
  ],
  ['nothing at all', { env: null, envFrom: null }, {}],
])('%s', (_, container, values) => {
  const resolved = resolve(container, base, config('other', { A: '9' }));

  expect(resolved.values).toEqual(values);
  expect(resolved.missing).toEqual([]);
});

test('a missing ConfigMap and a missing key keep the container from starting', () => {
  const { missing } = resolve(
    { envFrom: [from('gone')], env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'base', key: 'Z' } } }] },
    base,
  );

  expect(missing.map(({ path, says }) => `${path}: ${says}`)).toEqual([
    'spec.containers[0].envFrom[0]: takes all of ConfigMap gone, which is not there',
    'spec.containers[0].env[0]: takes Z of ConfigMap base, which is not there',
  ]);
});

test.each<[string, readonly EnvVar[], boolean]>([
  ['a key that must be there', [secret('S')], false],
  ['a key that need not be there', [secret('S', { optional: true })], true],
  ['one over a value', [{ name: 'S', value: '1' }, secret('S', { optional: true })], false],
  ['one over another such', [secret('S', { optional: true }), secret('S', { optional: true })], true],
])('a variable may be absent where nothing else gives it: %s', (_, env, isOptional) => {
  expect(resolve({ env }).variables.get('S')?.isOptional ?? false).toBe(isOptional);
});

test.each<[object, readonly string[]]>([
  [{ secretRef: { name: 'bank' }, prefix: 'BANK_' }, ['BANK_']],
  [{ secretRef: { name: 'bank' } }, ['']],
  [{ secretRef: { name: 'bank', optional: true } }, []],
  [from('gone'), ['']],
  [from('base'), []],
])('of %j the names begin with %j where not even they are known', (source, prefixes) => {
  expect(resolve({ envFrom: [source] }, base).unknownPrefixes).toEqual(prefixes);
});

test('a number in the place of a text, which the API server refuses, is a variable whose value nobody can tell', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      containers: [
        {
          name: 'web',
          env: [
            { name: 'A', value: 5 },
            { name: 'B', value: 'b$(A)' },
            { name: 'C', value: 'c' },
          ],
        },
      ],
    },
  };

  const environment = findEnvironment(pod, 'web', { findConfig: () => undefined });

  expect([...(environment?.variables ?? [])].map(([name, { value }]) => [name, value])).toEqual([
    ['A', undefined],
    ['B', undefined],
    ['C', 'c'],
  ]);
});

test('what a variable follows from that cannot be read throws when its value is asked for, and others do not', () => {
  const { variables } = resolve({ envFrom: [from('odd')], env: [{ name: 'D', value: '$(A)' }] }, config('odd', { A: 5, B: '2' } as never));

  expect(unlessUnread(() => variables.get('A')?.value)).toBeUndefined();
  expect(unlessUnread(() => [variables.get('D')?.value])).toBeUndefined();
  expect(variables.get('B')?.value).toBe('2');
});

test('each value names the object that says it', () => {
  const { variables } = resolve({ envFrom: [from('base')], env: [{ name: 'C', value: '3' }] }, base);

  expect(variables.get('B')?.source).toMatchObject({ resource: { kind: 'ConfigMap', name: 'base' }, path: 'data.B' });
  expect(variables.get('C')?.source).toMatchObject({ resource: { kind: 'Pod', name: 'web' }, path: 'spec.containers[0].env[0].value' });
});

test.each([
  ['no container has N', {}],
  ['N is no whole number that manifests tell', { env: [{ name: 'N', value: '1.5' }] }],
  ['N is no whole number that manifests tell', { env: [{ name: 'N', value: '-1' }] }],
  ['N is no whole number that manifests tell', { env: [{ name: 'N', valueFrom: { secretKeyRef: {} } }] }],
  ['a ConfigMap that it needs is not there, so it does not start', { envFrom: [from('gone')] }],
])('%s: %j', (why, container) => {
  expect(resolve(container).numbers('N')).toMatchObject({ why });
});

test('a whole number is read, whatever its size', () => {
  fc.assert(
    fc.property(fc.nat(), (value) => {
      expect(resolve({ env: [{ name: 'N', value: String(value) }] }).numbers('N')).toMatchObject({ numbers: [{ value }] });
    }),
  );
});

test('no text makes a reference hang or throw', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('$', '$$', '$(', ')', 'A', '$(A)', ' ')), (parts) => {
      const { values } = resolve({
        env: [
          { name: 'A', value: 'a' },
          { name: 'C', value: parts.join('') },
        ],
      });

      expect(values.C).toBeDefined();
    }),
  );
});
