import { namespace } from '../../../../testing/example-manifests';
import { ports, service, workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { grpcPinsOnePod } from './grpc-pins-one-pod';

const three = (container: object = {}) => workload({ ...ports({ rpc: 50051 }), ...container }, { spec: { replicas: 3 } });
const grpc = { name: 'grpc', port: 50051 };
const autoscaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { namespace: 'shop', name: 'web' },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 9 },
};
const find = (...manifests: readonly object[]) => findingsOf(grpcPinsOnePod, manifests);

test.each<[string, readonly object[]]>([
  ['its name', [three(), service(grpc)]],
  ['a name that begins so', [three(), service({ name: 'grpc-api', port: 50051 })]],
  ['its protocol', [three(), service({ port: 50051, appProtocol: 'kubernetes.io/h2c' })]],
  ['a probe', [three({ readinessProbe: { grpc: { port: 50051 } } }), service({ port: 80, targetPort: 'rpc' })]],
  ['its name, before an autoscaler', [workload(ports({ rpc: 50051 })), autoscaler, service(grpc)]],
])('a port that is gRPC by %s pins a pod', (_, manifests) => {
  const [finding, ...others] = find(...manifests);

  expect(finding).toMatchObject({
    severity: 'warning',
    certainty: 'likely',
    resource: { kind: 'Service', name: 'web' },
    path: 'spec.ports[0]',
  });
  expect(others).toEqual([]);
});

test.each<[string, readonly object[]]>([
  ['there is one pod', [workload(ports({ rpc: 50051 })), service(grpc)]],
  ['clients see every pod', [three(), service(grpc, { clusterIP: 'None' })]],
  ['it is something else', [three(), service({ name: 'http', port: 50051, appProtocol: 'http' })]],
  ['a probe asks another port', [three({ readinessProbe: { grpc: { port: 9000 } } }), service({ port: 50051 })]],
  ['a mesh has objects', [three(), service(grpc), { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'g' } }]],
  ['a mesh is asked for', [three(), service(grpc), namespace('shop', { 'istio-injection': 'enabled' })]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
