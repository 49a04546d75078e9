import { Inventory } from '../inventory';
import { formatReference } from '../../finding/resource-reference';

const owner = (apiVersion: string, kind: string, name: string) => ({
  ownerReferences: [{ apiVersion, kind, name, uid: 'u', controller: true }],
});
const object = (apiVersion: string, kind: string, name: string, metadata: object = {}) => ({
  apiVersion,
  kind,
  metadata: { namespace: 'shop', name, ...metadata },
  spec: { containers: [{ name: 'web' }], template: { spec: { containers: [{ name: 'web' }] } } },
});

const DEPLOYMENT = object('apps/v1', 'Deployment', 'web');
const REPLICA_SET = object('apps/v1', 'ReplicaSet', 'web-5d9c7b6f4', owner('apps/v1', 'Deployment', 'web'));
const POD = object('v1', 'Pod', 'web-5d9c7b6f4-x2x4z', owner('apps/v1', 'ReplicaSet', 'web-5d9c7b6f4'));
const CRON_JOB = object('batch/v1', 'CronJob', 'nightly');
const OF_JOB = object('v1', 'Pod', 'nightly-29140320-abcde', owner('batch/v1', 'Job', 'nightly-29140320'));

test.each<[string, readonly object[], readonly string[]]>([
  ['a Deployment, its ReplicaSet and its Pod', [DEPLOYMENT, REPLICA_SET, POD], ['Deployment shop/web']],
  ['a Deployment and a Pod of its ReplicaSet', [POD, DEPLOYMENT], ['Deployment shop/web']],
  ['a ReplicaSet and its Pod', [REPLICA_SET, POD], ['ReplicaSet shop/web-5d9c7b6f4']],
  ['a CronJob and a Pod of its Job', [OF_JOB, CRON_JOB], ['CronJob shop/nightly']],
  ['a Pod alone', [POD], ['Pod shop/web-5d9c7b6f4-x2x4z']],
  ['a Pod of something that runs no pods', [object('v1', 'Pod', 'kube-proxy', owner('v1', 'Node', 'a'))], ['Pod shop/kube-proxy']],
  [
    'a StatefulSet of an operator',
    [
      object('kafka.example.com/v1', 'Kafka', 'log'),
      object('apps/v1', 'StatefulSet', 'log', owner('kafka.example.com/v1', 'Kafka', 'log')),
    ],
    ['StatefulSet shop/log'],
  ],
  [
    'a Deployment of the same name as the owner, of another kind',
    [object('apps/v1', 'StatefulSet', 'web'), object('v1', 'Pod', 'web-0', owner('apps.kruise.io/v1beta1', 'StatefulSet', 'web'))],
    ['Pod shop/web-0', 'StatefulSet shop/web'],
  ],
])('%s', (_, objects, workloads) => {
  expect(new Inventory(objects).workloads.map(({ reference }) => formatReference(reference))).toEqual(workloads);
});
