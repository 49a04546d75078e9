import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { apiGateway } from './index';

/** Its routes that lead to a service. */
const routesTo = (service: string) => apiGateway.routes.filter(({ upstream }) => upstream?.service === service);
const pathsTo = (service: string) => routesTo(service).map(({ path }) => path);

test('listens on 3000 and calls user-service and data-service, whose addresses it must have in production', () => {
  expect(apiGateway).toMatchObject({ name: 'api-gateway', ports: { traffic: 3000, management: 9464 } });
  for (const { name, ports, probes } of [userService, dataService])
    expect(apiGateway.calls).toContainEqual(expect.objectContaining({ name, ports, probes }));
  expect(apiGateway.env.USER_SERVICE_URL).toMatchObject({ default: 'http://localhost:3001', required: 'production' });
  expect(apiGateway.env.DATA_SERVICE_URL).toMatchObject({ default: 'http://localhost:3002', required: 'production' });
});

test('publishes every route of user-service below /api with what lies below, and those of data-service as they are', () => {
  expect(pathsTo('user-service')).toEqual([...userService.routes.map(({ path }) => `/api${path}`), '/api/users/*']);
  expect(pathsTo('data-service')).toEqual(dataService.routes.map(({ path }) => path));
});

test('publishes nothing but what it passes on, and the document of that', () => {
  expect(apiGateway.routes.filter((route) => !route.public)).toEqual([]);
  expect(apiGateway.routes.flatMap(({ path, upstream }) => (upstream ? [] : [path]))).toEqual(['/openapi.json']);
});

test('sends a safe request twice where its contract says so: a repeated GET /api/data would write twice', () => {
  const retried = [...routesTo('user-service'), ...routesTo('data-service')].filter((route) => route.retryable);

  expect(retried.map(({ path }) => path)).toEqual(['/api/users', '/api/users/:id', '/api/stats', '/api/cache/status']);
});
