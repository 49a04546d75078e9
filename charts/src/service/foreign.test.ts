import { createPlatform, dev, find, prod, scale, site } from '../../testing/fixtures';
import { HttpService } from './http-service';

function deploymentOf(environment = prod) {
  const platform = createPlatform(environment);
  new HttpService(platform, site, { scale, user: 101 });
  return find(platform, 'Deployment', 'site');
}

test('the kubelet waits in its place before it stops it', () => {
  expect(deploymentOf()).toMatchObject({
    spec: {
      template: {
        spec: { terminationGracePeriodSeconds: 40, containers: [{ lifecycle: { preStop: { sleep: { seconds: 5 } } } }] },
      },
    },
  });
});

test('nothing waits where there is no load balancer to wait for', () => {
  expect(deploymentOf(dev)).not.toHaveProperty('spec.template.spec.containers.0.lifecycle');
});

test('it is asked on its one port, and is alive while that accepts', () => {
  expect(deploymentOf()).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [
            {
              ports: [{ name: 'http', containerPort: 8080 }],
              startupProbe: { httpGet: { path: '/ok', port: 'http' } },
              livenessProbe: { tcpSocket: { port: 'http' } },
              readinessProbe: { httpGet: { path: '/ok', port: 'http' } },
            },
          ],
        },
      },
    },
  });
});

test('it runs as the user of its image, as restricted as ours', () => {
  expect(deploymentOf()).toMatchObject({
    spec: {
      template: {
        spec: {
          securityContext: { runAsNonRoot: true, runAsUser: 101, runAsGroup: 101 },
          containers: [{ securityContext: { readOnlyRootFilesystem: true } }],
        },
      },
    },
  });
});

test('none of our variables is set', () => {
  const platform = createPlatform();
  new HttpService(platform, site, { scale });

  expect(Object.keys((find(platform, 'ConfigMap', 'site') as { data?: object }).data ?? {})).toEqual([]);
});
