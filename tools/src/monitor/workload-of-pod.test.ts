import { workloadOfPod } from './workload-of-pod';

test.each([
  ['user-service-7d9f8b6c5d-x2x4z', 'user-service'],
  ['api-gateway-5b8c-x2x4z-6f5d4c8b9-q9w2r', 'api-gateway-5b8c-x2x4z'],
  ['redis-0', 'redis'],
  ['mongo-12', 'mongo'],
  ['kube-proxy-zx8vd', 'kube-proxy'],
  ['backup-29101440-k2f8n', 'backup'],
  ['etcd-plane', 'etcd-plane'],
  ['debug', 'debug'],
])('pod %s is of %s', (pod, workload) => {
  expect(workloadOfPod(pod)).toBe(workload);
});
