import { checkBudgets } from './check-budgets';
import type { Manifest } from '../read/manifest';

interface Disk {
  readonly request?: string;
  readonly limit?: string;
  readonly volumes?: readonly object[];
  readonly hard?: Readonly<Record<string, string>>;
}

/** A pod that writes to the disk of its node, and a quota. */
function checkDisk({ request = '100Mi', limit = '164Mi', volumes = [{ emptyDir: { sizeLimit: '64Mi' } }], hard = {} }: Disk) {
  const resources = { requests: { 'ephemeral-storage': request }, limits: { 'ephemeral-storage': limit } };
  const manifests: readonly Manifest[] = [
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { namespace: 'shop', name: 'mongo' },
      spec: { template: { spec: { volumes, containers: [{ name: 'mongo', resources }] } } },
    },
    { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { namespace: 'shop', name: 'quota' }, spec: { hard } },
  ];
  return checkBudgets(manifests);
}

const idsOf = (disk: Disk) => checkDisk(disk).findings.map(({ id }) => id);

test('requests and limits of all pods are counted, against their quotas', () => {
  const hard = { 'requests.ephemeral-storage': '100Mi', 'limits.ephemeral-storage': '1Gi' };

  const { lines, findings } = checkDisk({ hard });

  expect(findings).toEqual([]);
  expect(lines.filter(({ name }) => name.startsWith('ephemeral storage'))).toMatchObject([
    { name: 'ephemeral storage requests', used: 100, limit: 100, unit: 'MiB' },
    { name: 'ephemeral storage limits', used: 164, limit: 1_024, unit: 'MiB' },
  ]);
});

test.each(['requests.ephemeral-storage', 'ephemeral-storage', 'limits.ephemeral-storage'])('a quota of less %s is found', (name) => {
  expect(idsOf({ hard: { [name]: '99Mi' } })).toEqual(['quota-exceeded']);
});

test('a number that is none is found, and told how to write it', () => {
  expect(checkDisk({ limit: '1GB' }).findings).toMatchObject([{ id: 'invalid-quantity', fix: 'write 1G' }]);
  expect(checkDisk({ limit: 'much' }).findings).toMatchObject([{ id: 'invalid-quantity', fix: 'write it as 256Mi or 1Gi' }]);
});

test('empty volumes that may hold more than the pod may write are found', () => {
  const [finding] = checkDisk({ volumes: [{ emptyDir: { sizeLimit: '100Mi' } }, { emptyDir: { sizeLimit: '65Mi' } }] }).findings;

  expect(finding).toMatchObject({ id: 'volumes-exceed-ephemeral-storage', path: 'spec.template.spec.volumes' });
  expect(finding?.what).toBe('the empty volumes of shop/mongo may hold 165 MiB, and its pod may write 164 MiB to its node');
});

test.each([
  ['as much as it may write', [{ emptyDir: { sizeLimit: '164Mi' } }]],
  ['memory', [{ emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } }]],
  ['no bound of its own', [{ emptyDir: {} }, { emptyDir: null }]],
  ['what is no empty volume', [{ configMap: { name: 'config' } }]],
])('a volume is let through that is %s', (_, volumes) => {
  expect(idsOf({ volumes })).toEqual([]);
});
