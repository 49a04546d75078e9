import { createShop, dev, prod } from '../../testing/fixtures';
import type { PodSettings } from './pod-settings';

const pods: PodSettings = {
  nodeSelector: { pool: 'apps' },
  tolerations: [{ key: 'apps', operator: 'Exists', effect: 'NoSchedule' }],
  priorityClassName: 'business',
  imagePullSecrets: ['registry'],
};

/** The pods of a shop, each with what runs it. */
function podsOf(environment: typeof prod) {
  return createShop(environment)
    .platform.toJson()
    .flatMap((object) => {
      const { template } = (object as { spec?: { template?: { spec: object } } }).spec ?? {};
      return template ? [{ kind: object.kind, spec: template.spec }] : [];
    });
}

test.each([prod, dev])('the pods of workloads and stores have them', (environment) => {
  const found = podsOf({ ...environment, pods });

  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['Deployment', 'StatefulSet']));
  for (const { spec } of found) expect(spec).toMatchObject({ ...pods, imagePullSecrets: [{ name: 'registry' }] });
});

test('without them nothing is said', () => {
  for (const { spec } of podsOf(prod)) expect(Object.keys(spec)).not.toEqual(expect.arrayContaining(['tolerations']));
});

test.each([
  [{ nodeSelecter: {} }, 'pods.nodeSelecter'],
  [{ nodeSelector: { pool: 1 } }, 'pods.nodeSelector is'],
  [{ tolerations: 'all' }, 'pods.tolerations is "all"'],
  [{ priorityClassName: 'High!' }, 'pods.priorityClassName has "High!"; write the name of an object, in lower case'],
  [{ imagePullSecrets: 'registry' }, 'pods.imagePullSecrets is "registry"; write a list such as'],
  [{ imagePullSecrets: [7] }, 'pods.imagePullSecrets has 7; write the name of an object, in lower case'],
  ['apps', 'pods is "apps"; write pods: { nodeSelector'],
])('%j is told', (given, fault) => {
  expect(createShop({ ...prod, pods: given as never }).platform.findFaults()).toEqual([expect.stringContaining(fault)]);
});
