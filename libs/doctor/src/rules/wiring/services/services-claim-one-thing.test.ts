import { service } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { servicesClaimOneThing } from './services-claim-one-thing';

const a = (port: object, spec: object = {}) => service({ port: 80, ...port }, spec, { name: 'a' });
const b = (port: object, spec: object = {}, namespace = 'shop') => service({ port: 80, ...port }, spec, { name: 'b', namespace });
const find = (...manifests: readonly object[]) => findingsOf(servicesClaimOneThing, manifests);

test.each<[string, object, object, string, string]>([
  ['a port of the nodes', a({ nodePort: 30080 }), b({ nodePort: 30080 }), 'proven', 'spec.ports[0].nodePort'],
  ['the same for another protocol', a({ nodePort: 30080 }), b({ nodePort: 30080, protocol: 'UDP' }), 'proven', 'spec.ports[0].nodePort'],
  ['an address', a({}, { clusterIP: '10.96.0.20' }), b({}, { clusterIP: '10.96.0.20' }), 'proven', 'spec.clusterIP'],
  [
    'a port of a load balancer',
    a({}, { loadBalancerIP: '192.0.2.1' }),
    b({}, { loadBalancerIP: '192.0.2.1' }),
    'likely',
    'spec.loadBalancerIP',
  ],
  ['a port of what may be two clusters', a({ nodePort: 30080 }), b({ nodePort: 30080 }, {}, 'other'), 'likely', 'spec.ports[0].nodePort'],
])('the second is told of %s', (_, first, second, certainty, path) => {
  const [finding, ...others] = find(first, second);

  expect(finding).toMatchObject({ severity: 'error', certainty, path, evidence: [{ path }] });
  expect(others).toEqual([]);
});

test.each<[string, object, object]>([
  ['other ports of the nodes', a({ nodePort: 30080 }), b({ nodePort: 30081 })],
  ['no address at all', a({}, { clusterIP: 'None' }), b({}, { clusterIP: 'None' })],
  ['an address that is left to the cluster', a({}, { clusterIP: '' }), b({}, { clusterIP: '' })],
  ['one Service for two namespaces', a({ nodePort: 30080 }), service({ port: 80, nodePort: 30080 }, {}, { name: 'a', namespace: 'other' })],
  ['two ports of one load balancer', a({}, { loadBalancerIP: '192.0.2.1' }), b({ port: 443 }, { loadBalancerIP: '192.0.2.1' })],
])('silent of %s', (_, first, second) => {
  expect(find(first, second)).toEqual([]);
});
