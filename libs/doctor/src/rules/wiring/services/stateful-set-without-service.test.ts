import { service, workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { statefulSetWithoutService } from './stateful-set-without-service';

const ring = (serviceName: string, args: readonly string[] = []) =>
  workload({ args }, { name: 'ring', kind: 'StatefulSet', spec: { serviceName } });
const headless = (name: string, app = 'ring') => service({ port: 7000 }, { clusterIP: 'None', selector: { app } }, { name });
const other = workload({}, { name: 'other' });
const find = (...manifests: readonly object[]) => findingsOf(statefulSetWithoutService, manifests);

test.each<[string, readonly object[], string, string]>([
  [
    'the headless Service of its pods has another name',
    [ring('ring'), headless('ring-headless')],
    'error',
    'write serviceName: ring-headless',
  ],
  ['a letter is lost', [ring('rng-peers'), headless('ring-peers', 'other'), other], 'error', 'write serviceName: ring-peers'],
  ['nothing here is like it', [ring('ring'), headless('cache', 'other'), other], 'info', 'add it, with clusterIP: None'],
  [
    'its pods are told of each other',
    [ring('ring', ['--join=ring-0.ring:7000']), headless('cache', 'other'), other],
    'error',
    'add it, with clusterIP: None',
  ],
  [
    'it has an address',
    [ring('ring'), service({ port: 7000 }, { selector: { app: 'ring' } }, { name: 'ring' })],
    'info',
    'name a Service with clusterIP: None',
  ],
  [
    'it selects others',
    [ring('ring'), headless('ring', 'other'), other],
    'error',
    'select the labels of its template, or name the Service that does',
  ],
])('told where %s', (_, manifests, severity, fix) => {
  const [finding, ...others] = find(...manifests);

  expect(finding).toMatchObject({
    severity,
    certainty: 'likely',
    resource: { kind: 'StatefulSet', name: 'ring' },
    path: 'spec.serviceName',
    fix,
  });
  expect(others).toEqual([]);
});

test.each<[string, readonly object[]]>([
  ['it is headless and selects the pods', [ring('ring'), headless('ring')]],
  ['its endpoints are set by others', [ring('ring'), service({ port: 7000 }, { clusterIP: 'None', selector: {} }, { name: 'ring' })]],
  ['no Service of the namespace is here', [ring('ring')]],
  ['it selects nobody, which is a fault of its own', [ring('ring'), headless('ring', 'rnig')]],
  ['a Service may be it that nobody can read', [ring('ring'), headless('ring-headless'), service({ port: 1 }, {}, { name: 'A B' })]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
