import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { loadConfig } from '@fairlead/service-kit';
import { defineContract } from 'fairlead/contract';
import { openUpstreams } from './open-upstreams';
import type { Upstreams } from './upstream/upstream';

const gateway = defineContract({ name: 'api-gateway', description: 'passes requests on', port: 3000, calls: [userService, dataService] });

const ADDRESSES = { USER_SERVICE_URL: 'http://user-service:3001', DATA_SERVICE_URL: 'http://data-service:3002' };

test('opens every called service at its address', async () => {
  const upstreams = openUpstreams(gateway, ADDRESSES);

  expect(await originsOf(upstreams)).toEqual({
    'user-service': 'http://user-service:3001',
    'data-service': 'http://data-service:3002',
  });
});

test('opens a service that is added to the contract, with no other change', async () => {
  const search = defineContract({ name: 'search-service', description: 'finds what users wrote', port: 3003 });
  const contract = defineContract({
    name: 'api-gateway',
    description: 'passes requests on',
    port: 3000,
    calls: [userService, dataService, search],
  });

  const upstreams = openUpstreams(contract, loadConfig(contract, {}));

  expect(await originsOf(upstreams)).toEqual({
    'user-service': 'http://localhost:3001',
    'data-service': 'http://localhost:3002',
    'search-service': 'http://localhost:3003',
  });
});

test('wants the address of each called service, and none under another name', () => {
  const typed = () => [
    // @ts-expect-error the address of data-service is missing
    openUpstreams(gateway, { USER_SERVICE_URL: ADDRESSES.USER_SERVICE_URL }),
    // @ts-expect-error it calls no such service
    openUpstreams(gateway, { ...ADDRESSES, ORDERS_URL: 'http://orders:3003' }),
  ];

  expect(typed).toBeInstanceOf(Function);
});

test.each(['http://user-service:3001/users', 'http://user-service:3001/?a=b'])('refuses the address %s, naming its variable', (url) => {
  expect(() => loadConfig(gateway, { ...ADDRESSES, USER_SERVICE_URL: url })).toThrow(
    'USER_SERVICE_URL is not usable (value hidden); give a URL that starts with http:// and has no path, user name or password',
  );
});

async function originsOf(upstreams: Upstreams): Promise<Record<string, string>> {
  await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
  return Object.fromEntries(Object.values(upstreams).map(({ name, origin }) => [name, origin]));
}
