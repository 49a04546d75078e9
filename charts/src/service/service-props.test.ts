import { Size } from 'cdk8s';
import { alone, createPlatform, find } from '../../testing/fixtures';
import { HttpService } from './http-service';
import { autoscale, replicas } from '../deployment/scale';
import type { HttpServiceProps } from './service-props';

function shopWith(props: Partial<HttpServiceProps<typeof alone>>) {
  const platform = createPlatform();
  const service = new HttpService(platform, alone, { scale: replicas(6), ...props });
  return { platform, service };
}

const deploymentOf = (props: Partial<HttpServiceProps<typeof alone>>) => find(shopWith(props).platform, 'Deployment', 'orders');

test('every derived number can be said', () => {
  const props = {
    memory: Size.mebibytes(512),
    heapShare: 0.5,
    surge: 2,
    evictableShare: 0.5,
    revisionHistoryLimit: 1,
    shutdown: { lingerMs: 10_000 },
    terminationGracePeriodSeconds: 60,
    user: 2000,
  };
  const { platform } = shopWith(props);

  expect(find(platform, 'Deployment', 'orders')).toMatchObject({
    spec: {
      revisionHistoryLimit: 1,
      strategy: { rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } },
      template: { spec: { terminationGracePeriodSeconds: 60, securityContext: { runAsUser: 2000 } } },
    },
  });
  expect(find(platform, 'ConfigMap', 'orders')).toMatchObject({
    data: { NODE_OPTIONS: '--max-old-space-size=232 --max-semi-space-size=8', LINGER_MS: '10000', DRAIN_DEADLINE_MS: '30000' },
  });
  expect(find(platform, 'PodDisruptionBudget', 'orders')).toHaveProperty('spec.maxUnavailable', 3);
});

test('a longer stop is a longer grace period', () => {
  expect(deploymentOf({ shutdown: { drainDeadlineMs: 60_000 } })).toHaveProperty('spec.template.spec.terminationGracePeriodSeconds', 70);
});

test('a rollout waits longer than the slowest start', () => {
  const slow = { ...alone, startupSeconds: 900 } as const;
  const platform = createPlatform();
  new HttpService(platform, slow, { scale: replicas(1) });

  expect(find(platform, 'Deployment', 'orders')).toHaveProperty('spec.progressDeadlineSeconds', 1_800);
  expect(deploymentOf({})).not.toHaveProperty('spec.progressDeadlineSeconds');
});

test('pods go slowly when there is less to do', () => {
  const { platform } = shopWith({ scale: autoscale({ min: 3, max: 10, cpu: 70 }) });
  const fast = shopWith({ scale: autoscale({ min: 3, max: 10, cpu: 70, scaleDown: { pods: 3, stabilizationSeconds: 60 } }) });

  expect(find(platform, 'HorizontalPodAutoscaler', 'orders')).toHaveProperty('spec.behavior.scaleDown', {
    stabilizationWindowSeconds: 300,
    policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
  });
  expect(find(fast.platform, 'HorizontalPodAutoscaler', 'orders')).toHaveProperty('spec.behavior.scaleDown', {
    stabilizationWindowSeconds: 60,
    policies: [{ type: 'Pods', value: 3, periodSeconds: 60 }],
  });
});

test.each<[Partial<HttpServiceProps<typeof alone>>, string]>([
  [{ surge: 0 }, 'surge is 0; write a whole number of at least 1'],
  [{ user: 0 }, 'user is 0; write a whole number of at least 1'],
  [{ heapShare: 1 }, 'heapShare is 1; write a number above 0 and below 1, such as 0.75'],
  [{ evictableShare: 2 }, 'evictableShare is 2; write a number above 0 and up to 1, such as 1/3'],
  [{ shutdown: { lingerMs: -1 } }, 'shutdown.lingerMs is -1; write a whole number of at least 0'],
  [{ terminationGracePeriodSeconds: 30 }, 'terminationGracePeriodSeconds is 30, but 5000 ms of linger + 30000 ms of drain take 35 s'],
  [
    { scale: autoscale({ min: 1, max: 2, cpu: 70, scaleDown: { periodSeconds: 3_600 } }) },
    'scaleDown.periodSeconds is 3600, which Kubernetes rejects; give a whole number from 1 to 1800',
  ],
])('refuses %j', (props, fault) => {
  expect(() => shopWith(props).platform.toJson()).toThrow(`prod/orders: ${fault}`);
});
