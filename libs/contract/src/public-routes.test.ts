import { publicRoutes } from './public-routes';
import type { Route } from './route';

const route = (path: string, isPublic = true): Route => ({ path, methods: ['GET'], public: isPublic });

test.each([
  { routes: [route('/orders'), route('/hidden', false)], paths: ['/orders'] },
  { routes: [route('/orders'), route('/orders/:id'), route('/orders/*')], paths: ['/orders', '/orders/:id'] },
  { routes: [route('/files/*')], paths: ['/files/*'] },
  { routes: [route('/files', false), route('/files/*')], paths: ['/files/*'] },
  { routes: [], paths: [] },
])('of $routes, $paths are public', ({ routes, paths }) => {
  expect(publicRoutes(routes).map(({ path }) => path)).toEqual(paths);
});
