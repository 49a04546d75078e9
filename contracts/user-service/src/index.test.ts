import { userService } from './index';

test('listens on 3001 and needs Redis', () => {
  expect(userService).toMatchObject({ name: 'user-service', ports: { traffic: 3001, management: 9464 }, stores: { redis: 'required' } });
  expect(userService.env.REDIS_URL).toMatchObject({ required: 'production' });
});

test('answers /users and /users/:id, to itself and its callers alone', () => {
  expect(userService.routes).toEqual([
    { path: '/users', methods: ['GET', 'POST'], retryable: true },
    { path: '/users/:id', methods: ['GET', 'PUT', 'PATCH', 'DELETE'], retryable: true },
  ]);
});
