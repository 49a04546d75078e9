import { JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { defineContract } from 'fairlead/contract';
import { alone, createPlatform, memory, scale } from '../../testing/fixtures';
import { RedisStore } from '../stores/redis/redis-store';
import { HttpService } from './http-service';

const description = 'what it does';
const contract = defineContract({
  name: 'subject',
  description,
  port: 4009,
  calls: [alone],
  stores: { redis: 'required' },
  env: {
    BANK_TOKEN: { type: 'text', secret: true, required: 'production', description },
    RETRY_MS: { type: 'integer', min: 0, max: 60_000, required: 'production', description },
  },
});
const BANK_TOKEN = { name: 'BANK_TOKEN', valueFrom: { secretKeyRef: { name: 'bank', key: 'token' } } };

/** A service that lacks nothing, until it is patched. */
function createSubject() {
  const platform = createPlatform();
  const subject = new HttpService(platform, contract, { scale, env: { RETRY_MS: 5 }, pod: { env: [BANK_TOKEN] } });
  subject.uses(new RedisStore(platform, 'redis', { memory })).calls(new HttpService(platform, alone, { scale }));
  expect(platform.findFaults()).toEqual([]);
  return { platform, subject };
}

const CONTAINER = '/spec/template/spec/containers/0';
const addVariable = (variable: object) => JsonPatch.add(`${CONTAINER}/env/-`, variable);
const addSource = (source: object) => JsonPatch.add(`${CONTAINER}/envFrom/-`, source);

test.each([
  [
    'a password in an address',
    addVariable({ name: 'REDIS_URL', value: 'redis://:hunter2@cache' }),
    'REDIS_URL is not usable (value hidden), with which it would not start; write a URL that starts with redis:// or rediss:// and carries no user name or password, in the patch of the Deployment',
  ],
  [
    'a password by reference in an address',
    addVariable({ name: 'REDIS_URL', value: 'redis://:$(BANK_TOKEN)@cache' }),
    'REDIS_URL carries a credential, with which it would not start; write a URL that starts with redis:// or rediss:// and carries no user name or password, in the patch of the Deployment',
  ],
  [
    'a number out of its range',
    addVariable({ name: 'RETRY_MS', value: '70000' }),
    'RETRY_MS is "70000", with which it would not start; write a whole number from 0 to 60000, in the patch of the Deployment',
  ],
  [
    'a number that another variable holds',
    addVariable({ name: 'RETRY_MS', value: '$(LOG_LEVEL)' }),
    'RETRY_MS is "warn", with which it would not start; write a whole number from 0 to 60000, in the patch of the Deployment',
  ],
  [
    'a credential in plain sight',
    addVariable({ name: 'BANK_TOKEN', value: 'hunter2' }),
    'BANK_TOKEN is a credential, which has no place in a manifest; give it by reference: valueFrom.secretKeyRef, in the patch of the Deployment',
  ],
  [
    'a credential that need not be there',
    JsonPatch.replace(`${CONTAINER}/env/1`, {
      name: 'BANK_TOKEN',
      valueFrom: { secretKeyRef: { name: 'bank', key: 'token', optional: true } },
    }),
    'BANK_TOKEN comes from a key that need not be there, so it may not start; leave out optional: true, in the patch of the Deployment',
  ],
  [
    'a credential that is gone',
    JsonPatch.remove(`${CONTAINER}/env/1`),
    'its contract requires BANK_TOKEN, which a patch takes away, so it does not start; leave it there',
  ],
  [
    'another name for its container',
    JsonPatch.replace(`${CONTAINER}/name`, 'main'),
    'a patch leaves no container named subject, which is the service; leave it there',
  ],
])('a patch of the Deployment is read as the service reads it: %s', (_, patch, fault) => {
  const { platform, subject } = createSubject();

  subject.patch('Deployment', patch);

  expect(platform.findFaults()).toEqual([`prod/subject: ${fault}`]);
});

test.each([
  [
    'a password in an address',
    JsonPatch.replace('/data/REDIS_URL', 'redis://:hunter2@cache'),
    'REDIS_URL is not usable (value hidden), with which it would not start; write a URL that starts with redis:// or rediss:// and carries no user name or password, in the patch of the ConfigMap',
  ],
  [
    'a path where the caller knows the paths',
    JsonPatch.replace('/data/ORDERS_URL', 'http://orders:4001/base'),
    'ORDERS_URL is not usable (value hidden), with which it would not start; write a URL that starts with http:// and has no path, user name or password, in the patch of the ConfigMap',
  ],
  [
    'a credential in plain sight',
    JsonPatch.add('/data/REDIS_PASSWORD', 'hunter2'),
    undefined, // The container's own variable wins over it.
  ],
  [
    'the address of a callee that is gone',
    JsonPatch.remove('/data/ORDERS_URL'),
    'its contract requires ORDERS_URL, which a patch takes away, so it does not start; leave it there',
  ],
  [
    'the address of a store that is gone',
    JsonPatch.remove('/data/REDIS_URL'),
    'its contract requires REDIS_URL, which a patch takes away, so it does not start; leave it there',
  ],
])('so is one of the ConfigMap: %s', (_, patch, fault) => {
  const { platform, subject } = createSubject();

  subject.patch('ConfigMap', patch);

  expect(platform.findFaults()).toEqual(fault === undefined ? [] : [`prod/subject: ${fault}`]);
});

test.each<[string, string | undefined]>([
  ['8080', undefined],
  ['http', 'APP_PORT is "http", with which it would not start; write a whole number from 0 to 65535, in the patch of the ConfigMap'],
])('a variable that a patch gives under its alias is read as the service reads it: %s', (value, fault) => {
  const { platform, subject } = createSubject();

  subject.patch('ConfigMap', JsonPatch.remove('/data/PORT'), JsonPatch.add('/data/APP_PORT', value));

  expect(platform.findFaults()).toEqual(fault === undefined ? [] : [`prod/subject: ${fault}`]);
});

test('a required variable under its alias lacks nothing', () => {
  const platform = createPlatform();
  const TOKEN = { type: 'text', secret: true, required: 'production', alias: 'OLD_TOKEN', description } as const;
  const orders = defineContract({ name: 'orders', description, port: 4001, env: { TOKEN } });
  const old = { name: 'OLD_TOKEN', valueFrom: { secretKeyRef: { name: 'bank', key: 'token' } } };

  new HttpService(platform, orders, { scale, pod: { env: [old] } });

  expect(platform.findFaults()).toEqual([]);
});

test('what another ConfigMap of the platform holds is read where a patch takes it', () => {
  const { platform, subject } = createSubject();
  new k8s.KubeConfigMap(platform, 'limits', { metadata: { name: 'limits' }, data: { RETRY_MS: 'soon' } });

  subject.patch('Deployment', addSource({ configMapRef: { name: 'limits' } }));

  expect(platform.findFaults()).toEqual([expect.stringMatching(/^prod\/subject: RETRY_MS is "soon", .*, in the patch of the ConfigMap$/)]);
});

test.each([{ secretRef: { name: 'bank' } }, { configMapRef: { name: 'of-the-cluster' } }])(
  'what %j holds, the cluster alone knows',
  (source) => {
    const { platform, subject } = createSubject();

    subject.patch('Deployment', JsonPatch.remove(`${CONTAINER}/env/1`), addSource(source));

    expect(platform.findFaults()).toEqual([]);
  },
);

test.each([{ secretRef: { name: 'bank', optional: true } }, { prefix: 'OTHER_', secretRef: { name: 'bank' } }])(
  'what %j holds is not what is required',
  (source) => {
    const { platform, subject } = createSubject();

    subject.patch('Deployment', JsonPatch.remove(`${CONTAINER}/env/1`), addSource(source));

    expect(platform.findFaults()).toEqual([expect.stringContaining('requires BANK_TOKEN, which a patch takes away')]);
  },
);

test('a service of which a prop is bad is told of its values without its patches, which were written for another', () => {
  const platform = createPlatform();
  const subject = new HttpService(platform, contract, { scale, surge: 0 });

  subject.patch('Deployment', JsonPatch.remove('/spec/template/spec/volumes/0'));

  expect(platform.findFaults()).toEqual(
    expect.arrayContaining([
      'prod/subject: surge is 0; write a whole number of at least 1',
      expect.stringContaining('its contract requires RETRY_MS, but nothing gives it a value'),
    ]),
  );
});
