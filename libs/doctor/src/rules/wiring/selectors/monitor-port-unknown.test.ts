import { monitor, ports, service, workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { monitorPortUnknown } from './monitor-port-unknown';

const selector = { matchLabels: { app: 'web' } };
const labels = { labels: { app: 'web' } };
const web = workload(ports({ http: 8080, metrics: 9090 }));
const both = service(
  [
    { name: 'http', port: 80 },
    { name: 'metrics', port: 9090 },
  ],
  {},
  labels,
);
const unnamed = service({ port: 80 }, {}, labels);
const ofService = (endpoint: object) => monitor('ServiceMonitor', { selector, endpoints: [endpoint] });
const ofPods = (endpoint: object) => monitor('PodMonitor', { selector, podMetricsEndpoints: [endpoint] });
const find = (...manifests: readonly object[]) => findingsOf(monitorPortUnknown, manifests);

test.each<[string, readonly object[], string, string]>([
  ['a slip', [web, both, ofService({ port: 'metrcs' })], 'spec.endpoints[0].port', 'write port: metrics'],
  ['a number in place of the name', [web, both, ofService({ port: '9090' })], 'spec.endpoints[0].port', 'write port: metrics'],
  ['a port without a name', [web, unnamed, ofService({ port: 'http' })], 'spec.endpoints[0].port', 'give port 80 a name, and write that'],
  ['a name of the pods', [web, both, ofService({ targetPort: 'metrcs' })], 'spec.endpoints[0].targetPort', 'write targetPort: metrics'],
  ['a name in a PodMonitor', [web, ofPods({ port: 'metrcs' })], 'spec.podMetricsEndpoints[0].port', 'write port: metrics'],
])('%s', (_, manifests, path, fix) => {
  const [finding, ...others] = find(...manifests);

  expect(finding).toMatchObject({ severity: 'error', certainty: 'likely', resource: { name: 'web' }, path, fix });
  expect(others).toEqual([]);
});

test('one Service has no such port, and several have none', () => {
  const old = service({ port: 80 }, {}, { ...labels, name: 'old' });

  expect(find(web, both, ofService({ port: 'x' }))).toMatchObject([{ what: expect.stringContaining('which has http, metrics') }]);
  expect(find(web, both, old, ofService({ port: 'x' }))).toMatchObject([{ what: expect.stringContaining('which have http, metrics') }]);
});

test('a name that nothing is like is a warning', () => {
  expect(find(web, both, ofService({ port: 'prometheus' }))).toMatchObject([
    { severity: 'warning', fix: 'write the name of a port that is there, or give one the name prometheus' },
  ]);
});

test.each<[string, readonly object[]]>([
  ['the Service has it', [web, both, ofService({ port: 'metrics' })]],
  ['one of two Services has it', [web, both, service({ port: 80 }, {}, { ...labels, name: 'old' }), ofService({ port: 'metrics' })]],
  ['the pods have it', [web, both, ofService({ targetPort: 9090 }), ofPods({ port: 'metrics' }), ofPods({ portNumber: 9090 })]],
  ['the pods are not here', [both, ofService({ targetPort: 'metrics' })]],
  ['it selects nothing, which is a fault of its own', [web, ofService({ port: 'metrcs' })]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
