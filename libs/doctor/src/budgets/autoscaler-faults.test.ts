import { findAutoscalerFaults } from './autoscaler-faults';
import { Inventory } from '../read/inventory';

const CPU = { requests: { cpu: '200m' } };
const web = { name: 'web', resources: CPU };
const shipper = { name: 'shipper', restartPolicy: 'Always' };

function deployment(pod: object, more: object = {}, metadata: object = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace: 'shop', name: 'web', ...metadata },
    spec: { template: { spec: pod }, ...more },
  };
}

function autoscaler(name: string, more: object = {}, version = 'v2') {
  return {
    apiVersion: `autoscaling/${version}`,
    kind: 'HorizontalPodAutoscaler',
    metadata: { namespace: 'shop', name },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 8, ...more },
  };
}

const find = (...objects: readonly object[]) => findAutoscalerFaults(new Inventory(objects)).map(({ id, path }) => `${id} ${path}`);
const steersBy = (type: string, source: object) => ({ metrics: [{ type, ...source }] });
const target = { type: 'Utilization', averageUtilization: 70 };

test.each<[string, object, object, readonly string[]]>([
  ['a native sidecar', { containers: [web], initContainers: [shipper] }, {}, ['initContainers[0]']],
  ['not an initContainer that ends', { containers: [web], initContainers: [{ name: 'init' }] }, {}, []],
  ['a sidecar with a request', { containers: [web], initContainers: [{ ...shipper, resources: CPU }] }, {}, []],
  ['a pod that speaks for all', { containers: [{ name: 'web' }], initContainers: [shipper], resources: CPU }, {}, []],
  [
    'a container that is measured by its name, whatever its pod says',
    { containers: [{ name: 'web' }], resources: CPU },
    steersBy('ContainerResource', { containerResource: { name: 'cpu', container: 'web', target } }),
    ['containers[0]'],
  ],
  [
    'not the sidecar beside a container that is measured by its name',
    { containers: [web], initContainers: [shipper] },
    steersBy('ContainerResource', { containerResource: { name: 'cpu', container: 'web', target } }),
    [],
  ],
  [
    'memory where it steers by memory',
    { containers: [web] },
    steersBy('Resource', { resource: { name: 'memory', target } }),
    ['containers[0]'],
  ],
  [
    'nothing where it aims at an amount',
    { containers: [{ name: 'web' }] },
    steersBy('Resource', { resource: { name: 'cpu', target: { type: 'AverageValue' } } }),
    [],
  ],
])('an autoscaler needs a request of %s', (_, pod, spec, places) => {
  const found = find(deployment(pod), autoscaler('web', spec));

  expect(found.map((text) => /initContainers\[0\]|containers\[0\]/.exec(text)?.[0])).toEqual(places);
});

test('an autoscaler that says nothing steers by the processor, in every version', () => {
  const silent = deployment({ containers: [{ name: 'web' }] });

  for (const version of ['v1', 'v2', 'v2beta2', 'v2beta1']) expect(find(silent, autoscaler('web', {}, version))).toHaveLength(1);
  expect(find(silent, autoscaler('web', { targetCPUUtilizationPercentage: 50 }, 'v1'))).toHaveLength(1);
});

test('autoscaling/v2beta1 aims beside the name', () => {
  const silent = deployment({ containers: [{ name: 'web' }] });
  const metric = (aim: object) => steersBy('Resource', { resource: { name: 'memory', ...aim } });

  expect(find(silent, autoscaler('web', metric({ targetAverageUtilization: 50 }), 'v2beta1'))).toHaveLength(1);
  expect(find(silent, autoscaler('web', metric({ targetAverageValue: '1Gi' }), 'v2beta1'))).toEqual([]);
});

describe('replicas beside an autoscaler', () => {
  const fixed = (replicas: number, metadata: object = {}) => deployment({ containers: [web] }, { replicas }, metadata);

  test.each<[string, readonly object[], readonly string[]]>([
    ['are a finding', [fixed(3), autoscaler('web')], ['replicas-beside-autoscaler spec.replicas']],
    [
      'are one finding beside two',
      [fixed(3), autoscaler('a'), autoscaler('b')],
      ['replicas-beside-autoscaler spec.replicas', 'autoscalers-collide spec.scaleTargetRef'],
    ],
    ['are none where it keeps the same count', [fixed(3), autoscaler('web', { minReplicas: 3, maxReplicas: 3 })], []],
    [
      'are one where it keeps another',
      [fixed(2), autoscaler('web', { minReplicas: 3, maxReplicas: 3 })],
      ['replicas-beside-autoscaler spec.replicas'],
    ],
    ['are none in a dump, where the autoscaler wrote them', [fixed(3, { uid: '0d6c' }), autoscaler('web')], []],
  ])('%s', (_, objects, found) => {
    expect(find(...objects)).toEqual(found);
  });
});
