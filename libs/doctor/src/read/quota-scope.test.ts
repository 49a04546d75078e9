import type { PodSpec } from './pod-spec';
import { isCounted, type QuotaScope } from './quota-scope';

const plain: PodSpec = { containers: [{ name: 'web' }] };
const modest: PodSpec = { containers: [{ name: 'web', resources: { limits: { cpu: 1 } } }] };
const exists = (scopeName: string): QuotaScope => ({ scopeName, operator: 'Exists' });
const priority = (operator: string, ...values: readonly string[]): QuotaScope => ({ scopeName: 'PriorityClass', operator, values });

test.each<[string, PodSpec, readonly QuotaScope[], boolean]>([
  ['no scope counts every pod', plain, [], true],
  ['a pod that requests nothing is best effort', plain, [exists('BestEffort')], true],
  ['one that has a limit is not', modest, [exists('BestEffort')], false],
  ['and the other way round', modest, [exists('NotBestEffort')], true],
  ['a pod with a deadline terminates', { activeDeadlineSeconds: 60 }, [exists('Terminating')], true],
  ['one without does not', plain, [exists('NotTerminating')], true],
  ['all scopes must hold', modest, [exists('NotBestEffort'), exists('Terminating')], false],
  ['a listed priority', { priorityClassName: 'high' }, [priority('In', 'high', 'low')], true],
  ['none is not listed', plain, [priority('In', 'high')], false],
  ['an unlisted priority', { priorityClassName: 'low' }, [priority('NotIn', 'high')], true],
  ['any priority', { priorityClassName: 'low' }, [priority('Exists')], true],
  ['no priority', plain, [priority('DoesNotExist')], true],
  ['an unknown scope counts none', plain, [exists('CrossNamespacePodAffinity')], false],
])('%s', (_, pod, scopes, isIn) => {
  expect(isCounted(pod, scopes)).toBe(isIn);
});
