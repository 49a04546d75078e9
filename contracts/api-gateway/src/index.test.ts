import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { apiGateway } from './index';

test('listens on 3000 and calls user-service and data-service, whose addresses it must have in production', () => {
  expect(apiGateway).toMatchObject({
    name: 'api-gateway',
    ports: { traffic: 3000, management: 9464 },
    calls: [
      { name: 'user-service', ports: userService.ports, probes: userService.probes },
      { name: 'data-service', ports: dataService.ports, probes: dataService.probes },
    ],
  });
  expect(apiGateway.env.USER_SERVICE_URL).toMatchObject({ default: 'http://localhost:3001', required: 'production' });
  expect(apiGateway.env.DATA_SERVICE_URL).toMatchObject({ default: 'http://localhost:3002', required: 'production' });
});

test('publishes every route of user-service below /api with what lies below, those of data-service as they are, and the document of both', () => {
  expect(apiGateway.routes.map(({ path }) => path)).toEqual([
    ...userService.routes.map(({ path }) => `/api${path}`),
    '/api/users/*',
    ...dataService.routes.map(({ path }) => path),
    '/openapi.json',
  ]);
  expect(apiGateway.routes.filter((route) => !route.public)).toEqual([]);
});

test('sends a safe request twice where its contract says so: a repeated GET /api/data would write twice', () => {
  expect(apiGateway.routes.filter((route) => route.retryable).map(({ path }) => path)).toEqual([
    '/api/users',
    '/api/users/:id',
    '/api/stats',
    '/api/cache/status',
  ]);
});
