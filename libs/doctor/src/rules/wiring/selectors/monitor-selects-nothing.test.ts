import { monitor, service, workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { monitorSelectsNothing } from './monitor-selects-nothing';

const selects = (app: string) => ({ selector: { matchLabels: { app } } });
const labelled = (app: string, name = 'web') => service({ port: 80 }, {}, { name, labels: { app } });
const find = (...manifests: readonly object[]) => findingsOf(monitorSelectsNothing, manifests);

test.each<[string, readonly object[], string]>([
  [
    'labels of the pods, and not of the Service',
    [monitor('ServiceMonitor', selects('web')), service({ port: 80 })],
    'no labels yet, so give it some',
  ],
  ['a slip in the label of a Service', [monitor('ServiceMonitor', selects('protal'), 'metrics'), labelled('portal')], 'app: portal'],
  ['a slip in the label of pods', [monitor('PodMonitor', selects('protal'), 'metrics'), workload({}, { name: 'portal' })], 'app: portal'],
])('%s', (_, manifests, fix) => {
  const [finding, ...others] = find(...manifests);

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    path: 'spec.selector',
    fix: expect.stringContaining(`has: ${fix}`) as string,
  });
  expect(others).toEqual([]);
});

test.each<[string, readonly object[]]>([
  ['nothing here is like it, for it may be elsewhere', [monitor('ServiceMonitor', selects('api'), 'api'), labelled('web')]],
  ['it selects a Service', [monitor('ServiceMonitor', selects('web')), labelled('web')]],
  ['it selects pods', [monitor('PodMonitor', selects('web')), workload({})]],
  ['it selects everything', [monitor('ServiceMonitor', { selector: {} }), labelled('web')]],
  [
    'it looks everywhere',
    [
      monitor('ServiceMonitor', { ...selects('web'), namespaceSelector: { any: true } }),
      service({ port: 80 }, {}, { namespace: 'other', labels: { app: 'web' } }),
    ],
  ],
  [
    'it looks where nothing is here',
    [monitor('ServiceMonitor', { ...selects('web'), namespaceSelector: { matchNames: ['other'] } }), labelled('api')],
  ],
  ['nothing of its namespace is here', [monitor('PodMonitor', selects('web'))]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
