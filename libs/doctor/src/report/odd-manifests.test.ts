import fc from 'fast-check';
import { budgetManifests, EXAMPLE_BUDGETS } from '../../testing/example-budgets';
import { denyAll, deployed, policy } from '../../testing/example-manifests';
import { formatStep, oddValue, type Place, placesOf, replaceAt } from '../../testing/odd-values';
import { formatReport } from './format-report';
import { formatSummary } from './format-summary';
import { hasErrors, proveManifests } from './report';

const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
const PORTS = [{ protocol: 'TCP' as const, port: 3002 }];

/** Everything that is read, and nothing to find in it. */
const SOUND: readonly unknown[] = [
  ...budgetManifests(),
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team: 'a' } } },
  { apiVersion: 'v1', kind: 'LimitRange', metadata: { namespace: 'shop', name: 'defaults' } },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { namespace: 'shop', name: 'data' },
    spec: { ports: [{ name: 'http', port: 80, targetPort: 3002 }] },
  },
  denyAll('shop'),
  policy('shop/web-to-data', { ...pods('web'), policyTypes: ['Egress'], egress: [{ to: [pods('data')], ports: PORTS }] }),
  policy('shop/data-from-web', {
    podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['data'] }] },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ ...pods('web'), namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }], ports: PORTS }],
  }),
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { namespace: 'shop', name: 'nightly' },
    spec: {
      jobTemplate: {
        spec: {
          parallelism: 1,
          template: {
            metadata: { labels: { app: 'nightly' } },
            spec: {
              initContainers: [
                { name: 'init', restartPolicy: 'Always', resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { memory: '1Mi' } } },
              ],
              volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Mi' } }],
              containers: [
                {
                  name: 'job',
                  ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
                  env: [
                    { name: 'A', value: 'b' },
                    { name: 'C', valueFrom: { configMapKeyRef: { name: 'data', key: 'POOL_SIZE' } } },
                  ],
                  lifecycle: { preStop: { exec: { command: ['sleep', '1'] } } },
                  resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { memory: '1Mi' } },
                },
              ],
            },
          },
        },
      },
    },
  },
];

const DECLARED = { traffic: [{ from: deployed('shop/web'), to: deployed('shop/data'), port: 3002 }], budgets: EXAMPLE_BUDGETS };
const PLACES = placesOf(SOUND);

const edit = fc.record({ place: fc.constantFrom(...PLACES), odd: oddValue });
const edited = (edits: readonly { place: Place; odd: unknown }[]) =>
  edits.reduce<unknown>((manifests, { place, odd }) => replaceAt(manifests, place, odd), SOUND) as readonly unknown[];

const UNREAD = ['invalid-field', 'invalid-quantity'];
const pathOf = (path = '') => path.replaceAll(/\["([^"]*)"\]/g, '.$1');
const formatPlace = ([, ...place]: Place) => formatStep(place);

test('there is nothing to find before anything is odd', () => {
  expect(proveManifests(SOUND, DECLARED).findings).toEqual([]);
});

test('whatever stands anywhere, nothing throws, and the report can be read and sent', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const report = proveManifests(edited(edits), DECLARED);

      expect(typeof formatReport(report)).toBe('string');
      expect(typeof formatSummary(report)).toBe('string');
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    }),
    { numRuns: 60 * propertyRuns },
  );
});

test('what cannot be read is one finding at its place, and nothing else is said', () => {
  let unread = 0;
  const below = PLACES.filter((place) => place.length > 1);
  fc.assert(
    fc.property(fc.constantFrom(...below), oddValue, (place, odd) => {
      const { findings } = proveManifests(edited([{ place, odd }]), DECLARED);

      // Of a map or a list some parts may be read, and then count.
      const isUnread = findings.some(({ id, path }) => UNREAD.includes(id) && pathOf(path) === formatPlace(place));
      if (!isUnread) return;
      unread += 1;
      expect(findings.map(({ id, path }) => `${id} ${pathOf(path)}`)).toEqual([expect.stringContaining(` ${formatPlace(place)}`)]);
    }),
    { numRuns: 120 * propertyRuns },
  );
  expect(unread).toBeGreaterThan(10 * propertyRuns);
});

test('an error is said of every object that is not one', () => {
  for (const document of ['text', 1, true, [], [[]], {}, { kind: 'Pod' }, { kind: 1 }, { apiVersion: 'v1', kind: 'Pod' }])
    expect(hasErrors(proveManifests([document], { traffic: [] }))).toBe(true);
});
