import { openUpstreams } from './open-upstreams';

const ADDRESSES = { USER_SERVICE_URL: 'http://user-service:3001', DATA_SERVICE_URL: 'http://data-service:3002' };

test('opens every called service at its address', async () => {
  const upstreams = openUpstreams(ADDRESSES);

  expect(Object.values(upstreams).map(({ name, origin }) => `${name} ${origin}`)).toEqual([
    'user-service http://user-service:3001',
    'data-service http://data-service:3002',
  ]);
  await Promise.all(Object.values(upstreams).map((upstream) => upstream.close()));
});

test.each(['http://user-service:3001/users', 'http://user-service:3001/?a=b'])('refuses the address %s, naming its variable', (url) => {
  expect(() => openUpstreams({ ...ADDRESSES, USER_SERVICE_URL: url })).toThrow(
    'USER_SERVICE_URL says more than an address; give scheme, host and port alone: http://user-service:3001',
  );
});
