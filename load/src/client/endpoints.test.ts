import { apiGateway } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { ENDPOINTS, findPaths, findRoutes, listEndpoints, listPlainPaths } from './endpoints';

test.each(Object.entries(ENDPOINTS))('%s is in the contract of the service that answers it', (_name, { service, path }) => {
  expect(service.routes.map((route) => route.path)).toContain(path);
});

test('the gateway answers all of them, users under its own paths', () => {
  expect(findPaths(apiGateway)).toMatchObject({ data: '/api/data', users: '/api/users', user: '/api/users/:id', readyz: '/readyz' });
});

test('a service answers its own and what every service answers', () => {
  expect(findPaths(userService)).toMatchObject({ users: '/users', health: '/health' });
  expect(findPaths(userService)).not.toHaveProperty('data');
});

test('what clients may call is routes alone', () => {
  expect(findRoutes(userService)).toEqual({ users: '/users', user: '/users/:id' });
});

test('a GET needs nothing but its path where that has no parameter and no open end', () => {
  expect(listPlainPaths(userService)).toEqual(['/users']);
  expect(listPlainPaths(apiGateway)).toEqual(expect.arrayContaining(['/api/users', '/api/data']));
  expect(listPlainPaths(apiGateway)).not.toContain('/api/users/*');
});

test('endpoints have names as reports show them', () => {
  expect(listEndpoints(dataService)).toEqual(expect.arrayContaining(['GET /api/data', 'GET /api/stats', 'GET /metrics']));
});
