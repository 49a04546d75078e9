import { defineContract, readVariable, type Variable } from 'fairlead/contract';
import { createPlatform, dev, find, memory, prod } from '../../testing/fixtures';
import { replicas } from '../deployment/scale';
import { WORTHLESS_PASSWORD } from '../environment/credentials';
import { worthlessValue } from '../environment/worthless-value';
import { SECRET_RELOADER } from '../pod/reloader';
import { HttpService } from '../service/http-service';
import type { HttpServiceProps } from '../service/service-props';
import { RedisStore } from '../stores/redis/redis-store';

const description = 'what the bank asks for';

/** Named as an image of the fixtures is. */
const billing = defineContract({
  name: 'subject',
  description: 'bills',
  port: 4003,
  stores: { redis: 'required' },
  env: {
    BANK_TOKEN: { type: 'text', secret: true, required: 'production', description },
    BANK_URL: { type: 'url', protocols: ['https:'], secret: true, description },
    SENTRY_DSN: { type: 'text', secret: true, description },
  },
});

function create(environment = prod, props: Partial<HttpServiceProps<typeof billing>> = {}) {
  const platform = createPlatform(environment);
  const redis = new RedisStore(platform, 'redis', { memory });
  new HttpService(platform, billing, { scale: replicas(1), ...props }).uses(redis);
  return platform;
}

test('each credential of a contract has its place in the secret store of the environment', () => {
  const platform = create();

  expect(find(platform, 'ExternalSecret', 'subject-credentials')).toMatchObject({
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      target: { name: 'subject-credentials' },
      data: ['BANK_TOKEN', 'BANK_URL', 'SENTRY_DSN'].map((key) => ({
        secretKey: key,
        remoteRef: { key: 'shop-prod/subject', property: key },
      })),
    },
  });
  expect(variablesOf(platform)).toEqual(
    expect.arrayContaining([{ name: 'BANK_TOKEN', valueFrom: { secretKeyRef: { name: 'subject-credentials', key: 'BANK_TOKEN' } } }]),
  );
});

test('a new one is a rollout, like a new password of a store', () => {
  expect(find(create(), 'Deployment', 'subject').metadata['annotations']).toEqual({
    [SECRET_RELOADER]: 'redis-credentials-subject,subject-credentials',
  });
});

test('on a machine that holds nothing of worth each is a value that the service takes and everybody knows', () => {
  const secret = find(create(dev), 'Secret', 'subject-credentials');

  expect(secret.metadata['annotations']).toHaveProperty(['fairlead.dev/worthless']);
  expect(secret).toMatchObject({
    stringData: { BANK_TOKEN: WORTHLESS_PASSWORD, BANK_URL: 'https://worthless.invalid', SENTRY_DSN: WORTHLESS_PASSWORD },
  });
});

test.each<Variable>([
  { type: 'text', secret: true, description },
  { type: 'integer', min: 5, max: 7, secret: true, description },
  { type: 'choice', choices: ['a', 'b'], secret: true, description },
  { type: 'url', protocols: ['postgres:'], secret: true, description },
  { type: 'url', protocols: ['https:'], origin: true, secret: true, description },
  { type: 'address', form: 'host', secret: true, description },
  { type: 'address', form: 'host:port', secret: true, description },
  { type: 'cidrs', secret: true, description },
])('the worthless value of %j is one that a service takes', (variable) => {
  expect(readVariable(variable, worthlessValue(variable))).toBeDefined();
});

test('one that the service can do without may be left out', () => {
  const platform = create(prod, { omitSecrets: ['SENTRY_DSN'] });

  expect(JSON.stringify(find(platform, 'ExternalSecret', 'subject-credentials'))).not.toContain('SENTRY_DSN');
  expect(variablesOf(platform).map(({ name }) => name)).not.toContain('SENTRY_DSN');
});

test('one that the pod is given by reference has its place there', () => {
  const valueFrom = { secretKeyRef: { name: 'bank', key: 'token' } };
  const platform = create(prod, { pod: { env: [{ name: 'BANK_TOKEN', valueFrom }] } });

  expect(JSON.stringify(find(platform, 'ExternalSecret', 'subject-credentials'))).not.toContain('BANK_TOKEN');
  expect(variablesOf(platform).filter(({ name }) => name === 'BANK_TOKEN')).toEqual([{ name: 'BANK_TOKEN', valueFrom }]);
});

test('a service without any has no Secret of its own', () => {
  const platform = createPlatform();
  const contract = defineContract({ name: 'subject', description: 'bills', port: 4003 });
  new HttpService(platform, contract, { scale: replicas(1) });

  expect(platform.toJson().map(({ kind }) => kind)).not.toContain('ExternalSecret');
});

test.each([
  [['BANK_TOKEN'], 'omitSecrets names BANK_TOKEN, which its contract requires, so it would not start; take it out'],
  [['SENTRY_DNS'], 'omitSecrets names SENTRY_DNS, which is no credential of its contract; write SENTRY_DSN'],
  [['LOG_LEVEL'], 'omitSecrets names LOG_LEVEL, which is no credential of its contract; take it out'],
  [['REDIS_PASSWORD'], 'omitSecrets names REDIS_PASSWORD, which comes with uses(<the redis store>); take it out'],
])('refuses to leave out %j', (omitSecrets, fault) => {
  expect(() => create(prod, { omitSecrets }).toJson()).toThrow(`prod/subject: ${fault}`);
});

test('what is no list of them is told', () => {
  const given = { omitSecrets: 'SENTRY_DSN' } as never;

  expect(() => create(prod, given).toJson()).toThrow('prod/subject: omitSecrets is "SENTRY_DSN"; write a list of variables');
});

function variablesOf(platform: ReturnType<typeof create>) {
  const { spec } = find(platform, 'Deployment', 'subject') as unknown as {
    spec: { template: { spec: { containers: { env: { name: string }[] }[] } } };
  };
  return spec.template.spec.containers[0]?.env ?? [];
}
