import type { Route } from 'fairlead/contract';
import { publicPaths } from './public-paths';

const route = (path: string): Route => ({ path, methods: ['GET'], public: true });

test.each([
  [['/api/users', '/api/users/:id', '/api/users/*'], ['/api/users']],
  [['/api/users/:id/orders'], ['/api/users']],
  [
    ['/api/data', '/api/stats', '/api/cache/status'],
    ['/api/cache/status', '/api/data', '/api/stats'],
  ],
  [
    ['/api/user', '/api/users'],
    ['/api/user', '/api/users'],
  ],
  [['/*', '/api/users'], ['/']],
  [['/'], ['/']],
])('%j lie under %j', (paths, prefixes) => {
  expect(publicPaths(paths.map(route))).toEqual(prefixes);
});

test('a route that is not public is not published', () => {
  expect(publicPaths([{ path: '/internal', methods: ['GET'] }])).toEqual([]);
});
