import { openUpstreams } from './upstreams';

test('opens every called service at its address', async () => {
  const upstreams = openUpstreams({ USER_SERVICE_URL: 'http://user-service:3001' });

  expect(Object.keys(upstreams)).toEqual(['user-service']);
  expect(upstreams['user-service']?.origin).toBe('http://user-service:3001');
  await upstreams['user-service']?.close();
});

test.each(['http://user-service:3001/users', 'http://user-service:3001/?a=b'])('refuses the address %s, naming its variable', (url) => {
  expect(() => openUpstreams({ USER_SERVICE_URL: url })).toThrow(
    'USER_SERVICE_URL says more than an address; give scheme, host and port alone: http://user-service:3001',
  );
});
