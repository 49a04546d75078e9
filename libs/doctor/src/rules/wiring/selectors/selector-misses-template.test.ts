import { workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { selectorMissesTemplate } from './selector-misses-template';

const selects = (selector: object, options: object = {}) => workload({}, { spec: { selector }, ...options });
const find = (...manifests: readonly object[]) => findingsOf(selectorMissesTemplate, manifests);

test.each<[string, object, string, string]>([
  ['a label that differs', selects({ matchLabels: { app: 'wbe' } }), 'proven', 'give the template app: wbe'],
  ['a label that is not there', selects({ matchLabels: { app: 'web', tier: 'a' } }), 'proven', 'give the template tier: a'],
  [
    'an expression',
    selects({ matchExpressions: [{ key: 'tier', operator: 'Exists' }] }),
    'proven',
    'give the template labels that matchExpressions take',
  ],
  [
    'the selector of a ReplicationController',
    selects({ app: 'wbe' }, { kind: 'ReplicationController', apiVersion: 'v1' }),
    'proven',
    'give the template app: wbe',
  ],
  [
    'a Rollout, which its controller refuses',
    selects({ matchLabels: { app: 'wbe' } }, { kind: 'Rollout', apiVersion: 'argoproj.io/v1alpha1' }),
    'likely',
    'give the template app: wbe',
  ],
])('%s', (_, manifest, certainty, fix) => {
  const [finding, ...others] = find(manifest);

  expect(finding).toMatchObject({
    severity: 'error',
    certainty,
    resource: { name: 'web' },
    path: 'spec.template.metadata.labels',
    fix,
    evidence: [{ path: 'spec.selector' }],
  });
  expect(others).toEqual([]);
});

test.each<[string, object]>([
  ['it matches', workload({})],
  ['the template has more', selects({ matchLabels: { app: 'web' } }, { labels: { app: 'web', tier: 'a' } })],
  ['it has none', workload({}, { spec: { selector: undefined } })],
  ['a Job, whose controller sets the labels', selects({ matchLabels: { 'job-name': 'web' } }, { kind: 'Job', apiVersion: 'batch/v1' })],
  [
    'the template is that of a Deployment',
    selects({ matchLabels: { app: 'web' } }, { kind: 'Rollout', apiVersion: 'argoproj.io/v1alpha1', labels: {} }),
  ],
])('silent where %s', (_, manifest) => {
  expect(find(manifest)).toEqual([]);
});
