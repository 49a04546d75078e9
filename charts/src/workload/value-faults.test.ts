import { defineContract, type Variables } from 'fairlead/contract';
import type { k8s } from 'cdk8s-plus-28';
import { createPlatform, find, prod } from '../../testing/fixtures';
import { ExternalStore } from '../stores/external-store';
import { HttpService } from '../service/http-service';
import { replicas } from '../deployment/scale';
import type { HttpServiceProps } from '../service/service-props';

const description = 'what it does';
const BANK_URL = { type: 'url', protocols: ['https:'], required: 'production', description } as const;
const BANK_TOKEN = { type: 'text', secret: true, required: 'production', description } as const;
const RETRY_MS = { type: 'integer', min: 0, max: 60_000, description } as const;

const fromSecret = (name: string): k8s.EnvVar => ({ name, valueFrom: { secretKeyRef: { name: 'bank', key: 'token' } } });

/** What is wrong with a service that reads these variables. */
function faultsOf(env: Variables, props: Omit<HttpServiceProps, 'scale'> = {}, foreign = false): readonly string[] {
  const platform = createPlatform();
  const contract = defineContract({ name: 'orders', description, port: 4001, foreign, probes: { readiness: '/ok' }, env });
  new HttpService(platform, contract, { scale: replicas(1), ...(props as object) });
  return platform.findFaults();
}

test.each([
  {
    env: { BANK_URL },
    fault: 'write env: { BANK_URL: <a URL that starts with https:// and carries no user name or password> }',
  },
  {
    env: { TRUSTED_PROXIES: { type: 'cidrs', required: 'production', description } },
    fault: 'write exposeAt(host, { trustedProxies })',
  },
  { env: { BANK_URL: { ...BANK_URL, default: 'https://localhost' } }, fault: 'write env: { BANK_URL: <a URL' },
] as const)('a variable that it needs in production and nobody gives: $fault', ({ env, fault }) => {
  const [name] = Object.keys(env);
  const told = `prod/orders: its contract requires ${name}, but nothing gives it a value, so it does not start; ${fault}`;

  expect(faultsOf(env)).toEqual([expect.stringContaining(told)]);
  expect(faultsOf(env, {}, true)).toEqual([expect.stringContaining(told)]);
});

test.each([
  { env: { BANK_URL: 'https://bank' }, pod: { env: [fromSecret('BANK_TOKEN')] } },
  { pod: { env: [{ name: 'BANK_URL', value: 'https://bank' }, fromSecret('BANK_TOKEN')] } },
  { pod: { env: [fromSecret('BANK_URL'), fromSecret('BANK_TOKEN')] } },
  { env: { BANK_URL: 'https://bank' } },
])('what it needs counts as given by %j', (props) => {
  expect(faultsOf({ BANK_URL, BANK_TOKEN }, props)).toEqual([]);
});

test('whoever gives no edge is told that, and not of its variables too', () => {
  const platform = createPlatform();
  const stock = defineContract({ name: 'stock', description, port: 4009 });
  const contract = defineContract({ name: 'orders', description, port: 4001, calls: [stock], stores: { redis: 'required' } });

  new HttpService(platform, contract, { scale: replicas(1) });

  expect(platform.findFaults()).toEqual([
    expect.stringContaining('its contract calls stock'),
    expect.stringContaining('its contract requires redis'),
  ]);
});

test('an optional edge that nobody declares tells nothing, so a variable that needs it does', () => {
  const platform = createPlatform();
  const REDIS_URL = { type: 'url', protocols: ['redis:'], required: 'production', description } as const;
  const contract = defineContract({ name: 'orders', description, port: 4001, stores: { redis: 'optional' }, env: { REDIS_URL } });

  new HttpService(platform, contract, { scale: replicas(1) });

  expect(platform.findFaults()).toEqual([
    'prod/orders: its contract requires REDIS_URL, but nothing gives it a value, so it does not start; write uses(<the redis store>)',
  ]);
});

describe('a plain value in pod.env', () => {
  test.each([
    [{ name: 'RETRY_MS', value: '-1' }, 'RETRY_MS is "-1", with which it would not start; write a whole number from 0 to 60000'],
    [{ name: 'RETRY_MS', value: '' }, 'RETRY_MS is "", with which it would not start; write a whole number from 0 to 60000'],
    [{ name: 'RETRY_MS' }, 'RETRY_MS is "", with which it would not start; write a whole number from 0 to 60000'],
    [{ name: 'RETRY_MS', value: '$(LOG_LEVEL)' }, 'RETRY_MS is "warn", with which it would not start; write a whole number'],
    [{ name: 'RETRY_MS', value: '$(NOBODY)' }, 'RETRY_MS is "$(NOBODY)", with which it would not start; write a whole number'],
    [{ name: 'BANK_URL', value: 'https://ada:hunter2@bank' }, 'BANK_URL is not usable (value hidden), with which it would not start'],
    [
      { name: 'BANK_TOKEN', value: 'hunter2' },
      'BANK_TOKEN is a credential, which has no place in a manifest; give it by reference: valueFrom.secretKeyRef',
    ],
    [{ name: 'PORT', value: '80' }, 'PORT follows from something else; write port in its contract'],
  ])('%j is read as the service reads it', (variable, fault) => {
    const rest = [fromSecret('BANK_URL'), fromSecret('BANK_TOKEN')].filter(({ name }) => name !== variable.name);

    const faults = faultsOf({ BANK_URL, BANK_TOKEN, RETRY_MS }, { pod: { env: [...rest, variable] } });

    expect(faults).toEqual([expect.stringContaining(`prod/orders: pod.env.${fault}`)]);
    expect(faults.join()).not.toContain('hunter2');
  });

  test('may stand for what the cluster knows, and for what is none of the contract’s', () => {
    const env = [
      { name: 'HOST_IP', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } },
      { name: 'BANK_URL', value: 'https://$(HOST_IP):8443' },
      { name: 'AGENT', value: '' },
    ];

    expect(faultsOf({ BANK_URL }, { pod: { env } })).toEqual([]);
  });
});

describe('a value that follows from something else is read too', () => {
  test('a wait that is longer than the service takes', () => {
    expect(faultsOf({}, { shutdown: { lingerMs: 7_200_000 } })).toEqual([
      'prod/orders: LINGER_MS is "7200000", with which it would not start; write a whole number from 0 to 3600000, by shutdown: { lingerMs }',
    ]);
  });

  test('a pool that is larger than the service takes', () => {
    const platform = createPlatform();
    const contract = defineContract({ name: 'records', description, port: 4002, stores: { mongo: 'required' } });
    const store = new ExternalStore(platform, 'managed', { kind: 'mongo', host: 'records.example.net', cidrs: ['10.20.0.0/24'] });

    new HttpService(platform, contract, { scale: replicas(1) }).uses(store, { pool: 5_000 });

    expect(platform.findFaults()).toEqual([
      'prod/records: MONGO_POOL_SIZE is "5000", with which it would not start; write a whole number from 2 to 1000, by uses(<the mongo store>, { pool })',
    ]);
  });

  test('a common variable that the contract defines in its own way', () => {
    const env = { LOG_LEVEL: { type: 'choice', choices: ['loud', 'quiet'], description } } as const;

    expect(faultsOf(env)).toEqual(['prod/orders: env.LOG_LEVEL is "warn", with which it would not start; write one of loud, quiet']);
    expect(faultsOf(env, { env: { LOG_LEVEL: 'loud' } })).toEqual([]);
  });
});

test('a foreign service may name a variable PORT and gets it from env, since nothing else gives it one', () => {
  const PORT = { type: 'integer', min: 1, max: 65_535, required: 'production', description } as const;
  const platform = createPlatform(prod);
  const contract = defineContract({ name: 'site', description, port: 8080, foreign: true, probes: { readiness: '/ok' }, env: { PORT } });

  new HttpService(platform, contract, { scale: replicas(1), env: { PORT: 8080 } });

  expect(find(platform, 'ConfigMap', 'site')).toHaveProperty('data', { PORT: '8080' });
});
