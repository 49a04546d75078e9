import { examplesOf, selector, type UpgradeExample } from './upgrade-example';

const role = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };
const schema = { openAPIV3Schema: { type: 'object' } };

/** Objects that say what others may do or be. */
export const POLICY_EXAMPLES: readonly UpgradeExample[] = [
  ...examplesOf(
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    { roleRef: role },
    { refused: [['/roleRef/name', 'edit']], accepted: [['/subjects', [{ kind: 'ServiceAccount', name: 'web', namespace: 'default' }]]] },
  ),
  ...examplesOf('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', { roleRef: role }, { refused: [['/roleRef/name', 'edit']] }),
  ...examplesOf(
    'scheduling.k8s.io/v1',
    'PriorityClass',
    { value: 1 },
    {
      refused: [
        ['/value', 2],
        ['/preemptionPolicy', 'Never'],
      ],
      accepted: [
        ['/description', 'one'],
        ['/preemptionPolicy', 'PreemptLowerPriority'],
      ],
    },
  ),
  ...examplesOf(
    'node.k8s.io/v1',
    'RuntimeClass',
    { handler: 'one' },
    { refused: [['/handler', 'other']], accepted: [['/overhead', { podFixed: { cpu: '1m' } }]] },
  ),
  ...examplesOf(
    'v1',
    'ResourceQuota',
    { spec: { hard: { pods: '500' }, scopes: ['NotTerminating'] } },
    {
      refused: [
        ['/spec/scopes', ['Terminating']],
        ['/spec/scopes', undefined],
      ],
      accepted: [['/spec/hard/pods', '600']],
    },
  ),
  ...examplesOf(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    {
      spec: {
        names: { kind: 'Widget', plural: 'widgets' },
        scope: 'Namespaced',
        versions: [{ name: 'v1', served: true, storage: true, schema }],
      },
    },
    {
      refused: [
        ['/spec/scope', 'Cluster'],
        ['/spec/names/kind', 'Gadget'],
      ],
      accepted: [['/spec/names/shortNames', ['w']]],
    },
  ),
  ...examplesOf(
    'policy/v1',
    'PodDisruptionBudget',
    { spec: { maxUnavailable: 1, selector } },
    { accepted: [['/spec/selector', { matchLabels: { app: 'other' } }]] },
  ),
];
