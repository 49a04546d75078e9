import { alone, createPlatform, find } from '../../testing/fixtures';
import { HttpService } from '../service/http-service';
import { replicas } from '../deployment/scale';

test('a pod has more than its contract says', () => {
  const platform = createPlatform();
  const pod = {
    annotations: { 'example.com/team': 'orders' },
    labels: { tier: 'back' },
    env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    volumes: [{ name: 'scratch', emptyDir: {} }],
    volumeMounts: [{ name: 'scratch', mountPath: '/tmp' }],
    sidecars: [{ name: 'tail', image: 'busybox:1.36.1', securityContext: { runAsUser: 65534 } }],
  };

  new HttpService(platform, alone, { scale: replicas(1), pod });

  expect(find(platform, 'Deployment', 'orders')).toMatchObject({
    spec: {
      template: {
        metadata: {
          annotations: { 'example.com/team': 'orders', 'checksum/config': expect.any(String) },
          labels: { tier: 'back', 'app.kubernetes.io/name': 'orders' },
        },
        spec: {
          volumes: [{ name: 'scratch' }],
          initContainers: [
            {
              name: 'tail',
              restartPolicy: 'Always',
              securityContext: { runAsUser: 65534, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
            },
          ],
          containers: [{ name: 'orders', env: [{ name: 'POD_NAME' }], volumeMounts: [{ mountPath: '/tmp' }] }],
        },
      },
    },
  });
});
