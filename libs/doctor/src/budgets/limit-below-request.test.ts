import { checkBudgets } from './check-budgets';

/** What is found of a pod of this spec. */
function findIn(pod: object) {
  return checkBudgets([
    { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { namespace: 'shop', name: 'web' }, spec: { template: { spec: pod } } },
  ]).findings;
}

const resources = (name: string, request: string | number, limit: string | number) => ({
  resources: { requests: { [name]: request }, limits: { [name]: limit } },
});

test.each([
  ['cpu', '500m', '0.25'],
  ['memory', '256Mi', '128Mi'],
  ['ephemeral-storage', '1Gi', '1G'],
])('a limit for %s below its request is found', (name, request, limit) => {
  expect(findIn({ containers: [{ name: 'web', ...resources(name, request, limit) }] })).toMatchObject([
    {
      id: 'limit-below-request',
      path: `spec.template.spec.containers[0].resources.limits["${name}"]`,
      what: `shop/web says a limit of ${limit} for ${name}, and requests ${request}`,
      evidence: [{ path: `spec.template.spec.containers[0].resources.requests["${name}"]` }],
    },
  ]);
});

test.each([
  ['an initContainer', { initContainers: [{ name: 'wait', ...resources('cpu', 2, 1) }] }],
  ['the pod as a whole', resources('cpu', 2, 1)],
])('so it is for %s', (_, pod) => {
  expect(findIn(pod).map(({ id }) => id)).toEqual(['limit-below-request']);
});

test.each([
  ['as much as its request', resources('memory', '1Gi', '1024Mi')],
  ['of another resource', { resources: { requests: { cpu: 2 }, limits: { memory: '1Gi' } } }],
])('a limit is let through that is %s', (_, container) => {
  expect(findIn({ containers: [{ name: 'web', ...container }] })).toEqual([]);
});
