import { userService } from '@fairlead/contracts/user-service';
import { apiGateway } from './index';

test('listens on 3000 and calls user-service, whose address it must have in production', () => {
  expect(apiGateway).toMatchObject({ name: 'api-gateway', ports: { traffic: 3000, management: 9464 }, calls: ['user-service'] });
  expect(apiGateway.env.USER_SERVICE_URL).toMatchObject({ default: 'http://localhost:3001', required: 'production' });
});

test('publishes every route of user-service below /api, and no other path', () => {
  const published = apiGateway.routes.map(({ path, public: isPublic }) => ({ path, isPublic }));

  expect(published).toEqual([
    ...userService.routes.map(({ path }) => ({ path: `/api${path}`, isPublic: true })),
    { path: '/api/users/*', isPublic: true },
  ]);
});

test('never sends a request of user-service twice, since a repeated POST may create twice', () => {
  expect(apiGateway.routes.filter((route) => route.retryable)).toEqual([]);
});
