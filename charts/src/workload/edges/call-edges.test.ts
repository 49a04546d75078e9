import { defineContract } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { createPlatform, find, memory, orders, scale } from '../../../testing/fixtures';
import type { Platform } from '../../platform/platform';
import { HttpService } from '../../service/http-service';
import { RedisStore } from '../../stores/redis/redis-store';

const stock = defineContract({ name: 'records', description: 'what is left', port: 4002 });
const foreign = { name: 'site', description: 'pages', port: 8080, foreign: true, probes: { readiness: '/ok' } } as const;

/** A foreign service and one of ours, each of which calls the same service. */
const site = defineContract({ ...foreign, calls: [stock] });
const gateway = defineContract({ name: 'gateway', description: 'the way in', port: 4000, calls: [stock] });

function createParts() {
  const platform = createPlatform();
  return {
    platform,
    stock: new HttpService(platform, stock, { scale }),
    site: new HttpService(platform, site, { scale }),
    gateway: new HttpService(platform, gateway, { scale }),
  };
}

const dataOf = (platform: Platform, name: string) =>
  (
    platform
      .objectsOf(platform.components.find((each) => each.name === name) ?? fail())
      .find(({ kind }) => kind === 'ConfigMap') as unknown as {
      data?: object;
    }
  ).data;

function fail(): never {
  throw new Error('no such component');
}

describe('a foreign service is told the address as the platform says', () => {
  test.each([
    [{ as: 'STOCK_ADDR', form: 'host:port' }, { STOCK_ADDR: 'records:4002' }],
    [{ as: 'STOCK_HOST', form: 'host' }, { STOCK_HOST: 'records' }],
    [{ as: 'STOCK' }, { STOCK: 'http://records:4002' }],
    [{ form: 'host:port' }, { RECORDS_ADDRESS: 'records:4002' }],
    [{}, { RECORDS_URL: 'http://records:4002' }],
  ] as const)('%j', (options, data) => {
    const { platform, site, stock } = createParts();

    site.calls(stock, options);

    expect(dataOf(platform, 'site')).toEqual(data);
    expect(platform.findFaults().filter((fault) => fault.includes('prod/site'))).toEqual([]);
  });

  test('under several variables, where it reads several', () => {
    const { platform, site, stock } = createParts();

    site.calls(stock).calls(stock, { as: 'STOCK_HOST', form: 'host' });

    expect(dataOf(platform, 'site')).toEqual({ RECORDS_URL: 'http://records:4002', STOCK_HOST: 'records' });
  });
});

test('a contract says the variable and the form itself, and its program is typed by that', () => {
  const platform = createPlatform();
  const caller = defineContract({
    ...{ name: 'gateway', description: 'the way in', port: 4000 },
    calls: [{ ...stock, as: 'STOCK_ADDR', form: 'host:port' }],
  });

  new HttpService(platform, caller, { scale }).calls(new HttpService(platform, stock, { scale }));

  expect(find(platform, 'ConfigMap', 'gateway')).toHaveProperty('data.STOCK_ADDR', 'records:4002');
  expect(find(platform, 'ConfigMap', 'gateway')).not.toHaveProperty('data.RECORDS_URL');
  expect(caller.env.STOCK_ADDR).toMatchObject({ type: 'address', form: 'host:port', default: 'localhost:4002' });
  expect(caller.env).not.toHaveProperty('RECORDS_URL');
});

test('a variable of the contract’s own gets the address beside the one that follows from the call', () => {
  const platform = createPlatform();
  const caller = defineContract({
    ...{ name: 'gateway', description: 'the way in', port: 4000, calls: [stock] },
    env: { STOCK_AT: { type: 'address', form: 'host:port', required: 'production', description: 'the same for a driver' } },
  });
  const callee = new HttpService(platform, stock, { scale });

  new HttpService(platform, caller, { scale }).calls(callee).calls(callee, { as: 'STOCK_AT', form: 'host:port' });

  expect(find(platform, 'ConfigMap', 'gateway')).toMatchObject({
    data: { RECORDS_URL: 'http://records:4002', STOCK_AT: 'records:4002' },
  });
  expect(isProven(proveManifests(platform.toJson(), { traffic: platform.declaredTraffic() }))).toBe(true);
});

describe('tells', () => {
  test('a variable that the contract of a service of ours does not have', () => {
    const { platform, gateway, stock, site } = createParts();

    gateway.calls(stock, { as: 'RECORD_URL' });
    site.calls(stock);

    expect(platform.findFaults()).toEqual([
      'prod/gateway: calls(records) is read as RECORD_URL, which its contract does not have, so it would not be read; write { ...records, as: "RECORD_URL" } in the contract\'s calls, or write RECORDS_URL',
    ]);
  });

  test.each([
    [{ form: 'host:port' }, 'has the form host:port, but its contract reads RECORDS_URL as url; write form: "url", or change its contract'],
    [{ form: 'uri' }, 'has the form "uri"; write one of url, host:port, host'],
    [{ as: 'records-url' }, 'is read as "records-url"; write the name of a variable in capitals, such as ORDERS_ADDR'],
    [{ ports: ['htp'] }, 'names the port htp, which records does not have; write http'],
    [{ ports: [] }, 'names no port; write ports: ["http"], or leave ports out'],
  ])('%j', (options, fault) => {
    const { platform, gateway, stock, site } = createParts();

    gateway.calls(stock, options as never);
    site.calls(stock);

    expect(platform.findFaults()).toEqual([`prod/gateway: calls(records) ${fault}`]);
  });

  test('a misspelt option', () => {
    const { platform, gateway, stock, site } = createParts();

    // @ts-expect-error form
    gateway.calls(stock, { from: 'url' });
    site.calls(stock);

    expect(platform.findFaults()).toEqual(['prod/gateway: from is no prop of calls(records); write form']);
  });

  test('one variable for two callees', () => {
    const platform = createPlatform();
    const caller = defineContract({ ...foreign, calls: [stock, orders] });
    const service = new HttpService(platform, caller, { scale });
    const redis = new RedisStore(platform, 'redis', { memory });

    service.calls(new HttpService(platform, stock, { scale }), { as: 'UPSTREAM' });
    service.calls(new HttpService(platform, orders, { scale }).uses(redis), { as: 'UPSTREAM' });

    expect(platform.findFaults()).toContain(
      'prod/site: calls(orders) is read as UPSTREAM, and so is records; give each a variable of its own: { as }',
    );
  });

  test('a value that is given by name too', () => {
    const platform = createPlatform();
    const caller = defineContract({ ...foreign, calls: [stock], env: { UPSTREAM: { type: 'text', description: 'where to' } } });

    new HttpService(platform, caller, { scale, env: { UPSTREAM: 'elsewhere' } }).calls(new HttpService(platform, stock, { scale }), {
      as: 'UPSTREAM',
    });

    expect(platform.findFaults()).toEqual(['prod/site: env.UPSTREAM follows from something else; write calls(<the records>)']);
  });

  test('a patch that writes another form', () => {
    const { platform, gateway, stock, site } = createParts();
    gateway.calls(stock);
    site.calls(stock, { as: 'STOCK_ADDR', form: 'host:port' });

    site.patch('ConfigMap', (config) => {
      config.data = { STOCK_ADDR: 'http://records:4002' };
    });

    expect(platform.findFaults()).toEqual([
      'prod/site: STOCK_ADDR is not usable (value hidden), with which it would not start; write a host and its port such as orders:3003, without scheme, in the patch of the ConfigMap',
    ]);
  });
});
