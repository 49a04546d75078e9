import { COMPLETE_OBJECTS } from '../../../testing/admission/complete-objects';
import { replaceAt } from '../../../testing/odd-values';
import { Inventory } from '../inventory';

/** What is found where one field of a complete object says something else; `path` has numbers for items of lists. */
function find(kind: string, path: string, value: unknown) {
  const object = Object.values(COMPLETE_OBJECTS).find((each) => each.kind === kind);
  const place = path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return new Inventory([replaceAt(object, place, value)]).findings;
}

const CONTAINER = 'spec/template/spec/containers/0';

test.each(Object.values(COMPLETE_OBJECTS))('a complete $kind has no fault', (object) => {
  expect(new Inventory([object]).findings).toEqual([]);
});

// What an API server 1.33 answered to each.
test.each<[string, string, unknown]>([
  ['Deployment', 'spec/replicas', null],
  ['Deployment', 'spec/strategy', null],
  ['Deployment', 'spec/strategy/rollingUpdate/maxSurge', '150%'],
  ['Deployment', 'spec/template/metadata/labels/v', null],
  ['Deployment', 'spec/template/metadata/labels/v', ''],
  ['Deployment', 'spec/template/spec/terminationGracePeriodSeconds', -1],
  ['Deployment', 'spec/template/spec/volumes/0/emptyDir', null],
  ['Deployment', `${CONTAINER}/resources/requests/cpu`, null],
  ['Deployment', `${CONTAINER}/resources/requests/cpu`, ' 1'],
  ['Deployment', `${CONTAINER}/resources/requests/memory`, 1e3],
  ['Deployment', `${CONTAINER}/livenessProbe/periodSeconds`, 0],
  ['Deployment', `${CONTAINER}/ports/0/protocol`, ''],
  ['Deployment', `${CONTAINER}/env/0/value`, null],
  ['NetworkPolicy', 'spec', null],
  ['NetworkPolicy', 'spec/podSelector', null],
  ['NetworkPolicy', 'spec/podSelector/matchLabels/app', null],
  ['NetworkPolicy', 'spec/ingress/0', null],
  ['NetworkPolicy', 'spec/ingress/0/ports/0', null],
  ['HorizontalPodAutoscaler', 'spec/behavior/scaleDown', null],
  ['PodDisruptionBudget', 'spec/selector', null],
  ['ConfigMap', 'data/b', null],
  ['ConfigMap', 'metadata/namespace', ''],
  ['ConfigMap', 'binaryData/d', [1]],
  ['Secret', 'data/b', []],
  ['Secret', 'data/b', null],
])('an API server takes a %s whose %s is %j, and so do we', (kind, path, value) => {
  expect(find(kind, path, value)).toEqual([]);
});

test.each<[string, string, unknown, string]>([
  ['Deployment', 'spec/replicas', 1.5, 'spec.replicas'],
  ['Deployment', 'spec/replicas', '3', 'spec.replicas'],
  ['Deployment', 'spec/replicas', -1, 'spec.replicas'],
  ['Deployment', 'spec/replicas', 3e9, 'spec.replicas'],
  ['Deployment', 'spec/strategy/rollingUpdate/maxSurge', 0.5, 'spec.strategy.rollingUpdate.maxSurge'],
  ['Deployment', 'spec/strategy/rollingUpdate/maxSurge', '1', 'spec.strategy.rollingUpdate.maxSurge'],
  ['Deployment', 'spec/template/metadata/labels/v', 1, 'spec.template.metadata.labels["v"]'],
  ['Deployment', 'spec/template/metadata/labels/v', 'x y', 'spec.template.metadata.labels["v"]'],
  ['Deployment', 'spec/template/metadata/labels/v', 'x'.repeat(64), 'spec.template.metadata.labels["v"]'],
  ['Deployment', 'spec/template/metadata/labels/-v', 'x', 'spec.template.metadata.labels["-v"]'],
  ['Deployment', 'spec/template/spec/hostNetwork', 'true', 'spec.template.spec.hostNetwork'],
  ['Deployment', `${CONTAINER}/ports/0/containerPort`, 0, 'spec.template.spec.containers[0].ports[0].containerPort'],
  ['Deployment', `${CONTAINER}/ports/0/containerPort`, '80', 'spec.template.spec.containers[0].ports[0].containerPort'],
  ['Deployment', `${CONTAINER}/ports/0/protocol`, 'tcp', 'spec.template.spec.containers[0].ports[0].protocol'],
  ['Deployment', `${CONTAINER}/ports/0/name`, 'metrics-and-health', 'spec.template.spec.containers[0].ports[0].name'],
  ['Deployment', `${CONTAINER}/ports/0/name`, 'HTTP', 'spec.template.spec.containers[0].ports[0].name'],
  ['Deployment', `${CONTAINER}/resources/requests/cpu`, '-1', 'spec.template.spec.containers[0].resources.requests["cpu"]'],
  ['Deployment', `${CONTAINER}/resources/requests/cpu`, true, 'spec.template.spec.containers[0].resources.requests["cpu"]'],
  ['Deployment', `${CONTAINER}/env/0/value`, 5, 'spec.template.spec.containers[0].env[0].value'],
  ['Deployment', `${CONTAINER}/env/0`, null, 'spec.template.spec.containers[0].env[0].name'],
  ['Deployment', 'metadata/name', 'My_App', 'metadata.name'],
  ['Service', 'metadata/name', '1st', 'metadata.name'],
  ['Namespace', 'metadata/name', 'a.b', 'metadata.name'],
  ['NetworkPolicy', 'spec/podSelector', [], 'spec.podSelector'],
  ['NetworkPolicy', 'spec/podSelector/matchLabels/app', 'x y', 'spec.podSelector.matchLabels["app"]'],
  ['NetworkPolicy', 'spec/ingress/0/ports', {}, 'spec.ingress[0].ports'],
  ['NetworkPolicy', 'spec/ingress/0/ports/0/port', true, 'spec.ingress[0].ports[0].port'],
  ['HorizontalPodAutoscaler', 'spec/maxReplicas', undefined, 'spec.maxReplicas'],
  ['PodDisruptionBudget', 'spec/maxUnavailable', 0.5, 'spec.maxUnavailable'],
  ['ResourceQuota', 'spec/hard/requests.cpu', '-1', 'spec.hard["requests.cpu"]'],
  ['ConfigMap', 'data/b', 5, 'data["b"]'],
  ['ConfigMap', 'data', [], 'data'],
  ['Secret', 'data/b', 5, 'data["b"]'],
  ['Secret', 'stringData/d', [], 'stringData["d"]'],
  ['PersistentVolumeClaim', 'spec/accessModes', 'ReadWriteOnce', 'spec.accessModes'],
  ['Ingress', 'spec/rules', {}, 'spec.rules'],
  ['Role', 'rules/0/verbs', 'get', 'rules[0].verbs'],
  ['RoleBinding', 'subjects', {}, 'subjects'],
])('an API server refuses a %s whose %s is %j, and we say where', (kind, path, value, at) => {
  expect(find(kind, path, value).map((finding) => finding.path)).toEqual([at]);
});

test('a number where text belongs is to be quoted', () => {
  expect(find('Deployment', 'spec/template/metadata/labels/release', 1)).toMatchObject([
    {
      id: 'invalid-field',
      severity: 'error',
      what: 'Deployment default/web says spec.template.metadata.labels["release"]: 1, where a label value: text of at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends belongs',
      fix: 'write it in quotes',
    },
  ]);
});

test('what a variable or a ConfigMap may hold is never told', () => {
  const secret = 13_371_337;

  const findings = [
    ...find('Deployment', `${CONTAINER}/env/0/value`, secret),
    ...find('Deployment', `${CONTAINER}/args`, `--password=${secret}`),
    ...find('Deployment', `${CONTAINER}/env/0`, String(secret)),
    ...find('ConfigMap', 'data/b', secret),
    ...find('ConfigMap', 'data', String(secret)),
  ];

  expect(findings).toHaveLength(5);
  expect(JSON.stringify(findings)).not.toContain(String(secret));
});
