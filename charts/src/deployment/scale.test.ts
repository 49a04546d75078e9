import { proveManifests } from 'fairlead/doctor';
import { cart, createPlatform, find, prod } from '../../testing/fixtures';
import type { Environment } from '../environment/environment';
import { GrpcService } from '../service/grpc-service';
import { autoscale, checkScale, minPods, replicas, type Scale, type Tolerance } from './scale';

test('an autoscaler starts at its minimum, a fixed count at itself', () => {
  expect(minPods(autoscale({ min: 3, max: 10, cpu: 70 }))).toBe(3);
  expect(minPods(replicas(2))).toBe(2);
});

test.each([
  [replicas(0), 'replicas is 0, which is no number of pods; give a whole number of at least 1'],
  [replicas(1.5), 'replicas is 1.5, which is no number of pods; give a whole number of at least 1'],
  [
    autoscale({ min: 5, max: 3, cpu: 70 }),
    'minReplicas (5) exceeds maxReplicas (3), so Kubernetes rejects the autoscaler; lower minReplicas or raise maxReplicas',
  ],
  [autoscale({ min: 1, max: 3, cpu: 0 }), 'cpu is 0, which no pod can be steered to; give a whole percentage of the request from 1 to 100'],
  [
    autoscale({ min: 1, max: 3, cpu: 70, tolerance: { scaleUp: 1 } }),
    'tolerance.scaleUp is 1; give a share of cpu from 0 to 0.999, such as 0.05',
  ],
  [
    autoscale({ min: 1, max: 3, cpu: 70, tolerance: { scaleDown: 0.0005 } }),
    'tolerance.scaleDown is 0.0005; give a share of cpu from 0 to 0.999, such as 0.05',
  ],
  [autoscale({ min: 0, max: 3, cpu: 70 }), 'minReplicas is 0, which is no number of pods; give a whole number of at least 1'],
])('refuses %j', (scale, fault) => {
  expect(() => checkScale('prod/orders', scale)).toThrow(`prod/orders: ${fault}`);
});

test('names every bad number at once', () => {
  expect(() => checkScale('prod/orders', autoscale({ min: 0, max: -1, cpu: 101 }))).toThrow(
    /minReplicas is 0.*\n.*maxReplicas is -1.*\n.*exceeds.*\n.*cpu is 101/,
  );
});

describe('a tolerance', () => {
  const create = (environment: Partial<Environment>, tolerance: Partial<Tolerance> = { scaleUp: 0, scaleDown: 0.07 }) => {
    const platform = createPlatform({ ...prod, ...environment });
    new GrpcService(platform, cart, { scale: autoscale({ min: 2, max: 9, cpu: 70, tolerance }) });
    return platform;
  };

  test('is written where the release of the environment has it, beside what else is said of the direction', () => {
    const platform = create({ kubernetesVersion: '1.35' });

    expect(find(platform, 'HorizontalPodAutoscaler', 'cart')).toHaveProperty('spec.behavior', {
      scaleUp: { tolerance: '0' },
      scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }], tolerance: '70m' },
    });
    const { findings } = proveManifests(platform.toJson(), { traffic: platform.declaredTraffic(), kubernetesVersion: '1.35' });
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test.each([
    [{}, 'its environment names no release'],
    [{ kubernetesVersion: '1.34' as const }, 'the release of its environment is 1.34'],
  ])('is refused with %j, whose clusters leave it out', (environment, target) => {
    expect(create(environment).findFaults()).toEqual([
      `prod/cart: tolerance of its scale is something that Kubernetes has since 1.35, and ${target}; write kubernetesVersion: "1.35" there where that is so, or leave tolerance out`,
    ]);
  });

  test('is not looked at where one pod runs', () => {
    expect(create({ singleReplica: true }).findFaults()).toEqual([]);
  });

  test('that is misspelt is told', () => {
    expect(create({ kubernetesVersion: '1.35' }, { scaleup: 0 } as never).findFaults()).toEqual([
      'prod/cart: scale.tolerance.scaleup is no prop of a GrpcService; write scale.tolerance.scaleUp',
    ]);
  });
});

test('a fixed count and an autoscaler together do not compile', () => {
  // @ts-expect-error one or the other
  const both: Scale = { kind: 'replicas', replicas: 3, min: 3, max: 10, cpu: 70 };

  expect(both).toBeDefined();
});
