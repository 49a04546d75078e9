import { findPaths } from './endpoints';
import { createMix } from './mix';
import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';

const count = (names: readonly string[]) =>
  Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((other) => other === name).length]));

test('steps come as often as they weigh', () => {
  const client = createMix({ stats: 1, data: 3 })({ paths: findPaths(dataService), readEvery: 1 }, Math.random);

  const endpoints = Array.from({ length: 40 }, () => client.next().endpoint);

  expect(count(endpoints)).toEqual({ 'GET /api/stats': 10, 'GET /api/data': 30 });
});

test('a client reads one of so many answers of /api/data', () => {
  const client = createMix({ data: 1 })({ paths: findPaths(dataService), readEvery: 20 }, Math.random);

  const read = Array.from({ length: 100 }, () => client.next()).filter(({ reads }) => reads);

  expect(read).toHaveLength(5);
});

test('each path that needs nothing else is asked in turn, of whatever service', () => {
  const client = createMix({ plain: 1 })({ paths: {}, plain: ['/orders', '/orders/open'], readEvery: 1 }, () => 0);

  expect([1, 2, 3].map(() => client.next().path)).toEqual(['/orders/open', '/orders', '/orders/open']);
});

test('a path that no other step knows is asked beside them: a service that was added is in every scenario of all', () => {
  const plain = ['/api/stats', '/api/orders'];
  const client = createMix({ stats: 1, others: 1 })({ paths: findPaths(dataService), plain, readEvery: 1 }, Math.random);

  expect(count(Array.from({ length: 20 }, () => client.next().endpoint))).toEqual({ 'GET /api/stats': 10, 'GET /api/orders': 10 });
});

test('steps for which the target has no path are left out', () => {
  const client = createMix({ data: 1, list: 1 })({ paths: findPaths(userService), readEvery: 1 }, Math.random);

  expect([client.next().endpoint, client.next().endpoint]).toEqual(['GET /users', 'GET /users']);
});

test('a target that answers nothing of it is refused', () => {
  const create = createMix({ data: 1 });

  expect(() => create({ paths: findPaths(userService), readEvery: 1 }, Math.random)).toThrow(
    'answers none of the paths of this scenario; see --url',
  );
});

test('a status that is not expected is a fault, whatever the body says', () => {
  const client = createMix({ data: 1 })({ paths: findPaths(dataService), readEvery: 1 }, Math.random);

  client.next();

  expect(client.receive({ status: 503, body: '', header: () => undefined })).toEqual({ fault: 'status 503' });
});
