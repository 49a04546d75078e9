import { adviceOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { storeExposed } from './store-exposed';

const REDIS = runningWorkload({ kind: 'StatefulSet', name: 'redis', container: { image: 'redis:7', ports: [{ containerPort: 6379 }] } });
const service = (spec: object, annotations: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'redis', namespace: 'shop', annotations },
  spec: { selector: { app: 'redis' }, ports: [{ port: 6379 }], ...spec },
});

test.each(['LoadBalancer', 'NodePort'])('a store is behind a Service of type %s', (type) => {
  expect(adviceOf(storeExposed, [REDIS, service({ type })])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      resource: { kind: 'Service', name: 'redis' },
      path: 'spec.type',
      what: `Service shop/redis opens StatefulSet shop/redis, which runs redis:7, as ${type}`,
      fix: expect.stringContaining('write type: ClusterIP'),
      evidence: [{ resource: { kind: 'StatefulSet' }, path: 'spec.template.spec.containers[0].image' }],
    },
  ]);
});

test.each<[string, readonly unknown[]]>([
  ['a Service of the cluster', [REDIS, service({})]],
  ['sources that are named', [REDIS, service({ type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/8'] })]],
  ['a load balancer within', [REDIS, service({ type: 'LoadBalancer' }, { 'networking.gke.io/load-balancer-type': 'Internal' })]],
  ['another program', [runningWorkload({ name: 'redis' }), service({ type: 'NodePort' })]],
])('silent on %s', (_, manifests) => {
  expect(adviceOf(storeExposed, manifests)).toEqual([]);
});
