import { ApiObject, App } from 'cdk8s';
import { defineContract, defineWorker, type Variables } from 'fairlead/contract';
import { createPlatform, dev, find, prod } from '../../testing/fixtures';
import { replicas } from '../deployment/scale';
import { SECRET_RELOADER } from '../pod/reloader';
import { Platform } from '../platform/platform';
import { HttpService } from '../service/http-service';
import { Worker } from '../worker/worker';
import { SharedSecret } from './shared-secret';

const description = 'signs sessions';
const SESSION_KEY = { type: 'text', secret: true, required: 'production', description } as const;
const MAIL_KEY = { type: 'text', secret: true, description } as const;
const OWN_KEY = { type: 'text', secret: true, description } as const;

const orders = defineContract({ name: 'orders', description: 'pages', port: 4001, env: { SESSION_KEY, OWN_KEY } });
const mailer = defineWorker({ name: 'mailer', description: 'sends mail', foreign: true, env: { SESSION_KEY, MAIL_KEY } });
const scale = replicas(1);

function create(environment = prod) {
  const platform = createPlatform(environment);
  const session = new SharedSecret(platform, 'session', { variables: { SESSION_KEY, MAIL_KEY } });
  new HttpService(platform, orders, { scale, sharedSecrets: [session] });
  new Worker(platform, mailer, { scale, sharedSecrets: [session] });
  return platform;
}

const reference = (name: string, key: string) => ({ name: key, valueFrom: { secretKeyRef: { name, key } } });

test('credentials that two workloads read have one place, and each gets those of its contract', () => {
  const platform = create();

  expect(find(platform, 'ExternalSecret', 'session-credentials')).toHaveProperty('spec.data', [
    { secretKey: 'MAIL_KEY', remoteRef: { key: 'shop-prod/session', property: 'MAIL_KEY' } },
    { secretKey: 'SESSION_KEY', remoteRef: { key: 'shop-prod/session', property: 'SESSION_KEY' } },
  ]);
  expect(variablesOf(platform, 'orders')).toEqual([
    reference('orders-credentials', 'OWN_KEY'),
    reference('session-credentials', 'SESSION_KEY'),
  ]);
  expect(variablesOf(platform, 'mailer')).toEqual([
    reference('session-credentials', 'MAIL_KEY'),
    reference('session-credentials', 'SESSION_KEY'),
  ]);
  expect(JSON.stringify(find(platform, 'ExternalSecret', 'orders-credentials'))).not.toContain('SESSION_KEY');
  expect(platform.toJson().filter(({ kind }) => kind === 'ExternalSecret')).toHaveLength(2);
});

test('a new value restarts both', () => {
  for (const name of ['orders', 'mailer'])
    expect(find(create(), 'Deployment', name).metadata.annotations?.[SECRET_RELOADER]).toContain('session-credentials');
});

test('on a machine that holds nothing of worth it is one Secret, marked as such', () => {
  expect(find(create(dev), 'Secret', 'session-credentials')).toMatchObject({
    metadata: { annotations: { 'fairlead.dev/worthless': expect.any(String) as string } },
    stringData: { SESSION_KEY: expect.any(String) as string, MAIL_KEY: expect.any(String) as string },
  });
});

test('one that a workload can do without may be left out there', () => {
  const platform = createPlatform();
  const session = new SharedSecret(platform, 'session', { variables: { SESSION_KEY, MAIL_KEY } });
  new Worker(platform, mailer, { scale, sharedSecrets: [session], omitSecrets: ['MAIL_KEY'] });

  expect(variablesOf(platform, 'mailer')).toEqual([reference('session-credentials', 'SESSION_KEY')]);
});

test.each<[string, object, string]>([
  [
    'Session',
    { variables: { SESSION_KEY } },
    'no shared secret can have this name; write lower-case letters, digits and hyphens, a letter first, 53 or fewer',
  ],
  ['orders', { variables: { SESSION_KEY } }, 'the platform has something of this name already; give each its own'],
  ['session', { variables: {} }, 'its variables are none; write those of a contract that several workloads share'],
  [
    'session',
    { variables: { A: { type: 'text', description } } },
    'variables.A is no credential; write one that a contract has with secret: true',
  ],
  ['session', { variables: { SESSION_KEY }, keys: [] }, 'keys is no prop of a SharedSecret; write variables'],
])('one that cannot be is told: %s %j', (id, given, fault) => {
  const platform = createPlatform();
  new HttpService(platform, orders, { scale });

  new SharedSecret(platform, id, given as { variables: Variables });

  expect(platform.findFaults()).toEqual([expect.stringContaining(`prod/${id}: ${fault.slice(0, 40)}`)]);
});

test('a foreign object in the tree of a wrong one is told by its name', () => {
  const platform = createPlatform();
  const session = new SharedSecret(platform, 'session', { variables: {} });
  new ApiObject(session, 'several', { apiVersion: 'v1', kind: 'List', items: [] });

  expect(platform.findFaults()).toEqual([
    'prod/session: its variables are none; write those of a contract that several workloads share',
    'shop-prod/session/several: nothing would prove the items of a List; make an object of each',
  ]);
});

test('one that nobody reads is told', () => {
  const platform = createPlatform();
  new SharedSecret(platform, 'session', { variables: { SESSION_KEY } });

  expect(platform.findFaults()).toEqual([
    'shop-prod/session: no workload reads it; write sharedSecrets: [<the session>] where one does, or take it out',
  ]);
});

test.each<[string, (platform: Platform) => unknown, string]>([
  ['no list', (platform) => one(platform, { SESSION_KEY }), 'is an object; write a list of them'],
  ['something else', () => ['session'], 'has "session", which is none; give what new SharedSecret() has made'],
  [
    'one of another platform',
    () => [one(new Platform(new App(), 'bank', prod), { SESSION_KEY })],
    'has session of another platform, whose Secret no pod here can read; give one made in shop-prod',
  ],
  [
    'one of which it reads nothing',
    (platform) => [one(platform, { MAIL_KEY })],
    'has session, of which its contract reads nothing; add one of MAIL_KEY to its env, or take session out',
  ],
  [
    'a variable of two',
    (platform) => [one(platform, { SESSION_KEY }), one(platform, { SESSION_KEY }, 'keys')],
    'has SESSION_KEY twice; leave it in one of them',
  ],
  [
    'another type',
    (platform) => [one(platform, { SESSION_KEY: { type: 'cidrs', secret: true, description } })],
    'has SESSION_KEY as cidrs, and its contract reads text; write the same',
  ],
])('a workload that is given %s is told', (_what, make, fault) => {
  const platform = createPlatform();

  new HttpService(platform, orders, { scale, sharedSecrets: make(platform) as never });

  expect(platform.findFaults()).toContain(`prod/orders: sharedSecrets ${fault}`);
});

function one(platform: Platform, variables: Variables, id = 'session'): SharedSecret {
  return new SharedSecret(platform, id, { variables });
}

function variablesOf(platform: Platform, name: string) {
  const { spec } = find(platform, 'Deployment', name) as unknown as {
    spec: { template: { spec: { containers: { env: { name: string; valueFrom?: object }[] }[] } } };
  };
  return spec.template.spec.containers[0]?.env.filter(({ valueFrom }) => JSON.stringify(valueFrom)?.includes('secretKeyRef'));
}
