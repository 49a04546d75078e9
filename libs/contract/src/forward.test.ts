import { forward } from './forward';
import { METHODS, type Route } from './route';

const routes: readonly Route[] = [
  { path: '/users', methods: ['GET', 'POST'], maxBodyBytes: 1_000 },
  { path: '/users/:id', methods: ['GET'], retryable: true },
  { path: '/users-archive', methods: ['GET'] },
];
const users = { name: 'user-service', routes };

test('publishes the routes at and below a path with their own limits, and nothing else', () => {
  const published = forward(users, '/users', '/api/users');

  expect(published).toEqual([
    {
      path: '/api/users',
      methods: ['GET', 'POST'],
      maxBodyBytes: 1_000,
      public: true,
      upstream: { service: 'user-service', path: '/users' },
    },
    { path: '/api/users/:id', methods: ['GET'], retryable: true, public: true, upstream: { service: 'user-service', path: '/users/:id' } },
  ]);
});

test('publishes whatever else lies there with the defaults, where that is asked for', () => {
  const published = forward(users, '/users', '/api/users', { rest: true });

  expect(published).toEqual([
    ...forward(users, '/users', '/api/users'),
    { path: '/api/users/*', methods: METHODS, public: true, upstream: { service: 'user-service', path: '/users/*' } },
  ]);
});

test('publishes all below a path of which the service declares nothing, so that a mistyped one can be told', () => {
  expect(forward(users, '/usres', '/api/users')).toEqual([
    { path: '/api/users/*', methods: METHODS, public: true, upstream: { service: 'user-service', path: '/usres/*' } },
  ]);
});

test('keeps what the service itself says of everything below a path', () => {
  const files = { name: 'files', routes: [{ path: '/files/*', methods: ['GET'], stream: true }] as const };

  const published = forward(files, '/files', '/public');

  expect(published).toEqual([
    { path: '/public/*', methods: ['GET'], stream: true, public: true, upstream: { service: 'files', path: '/files/*' } },
  ]);
});
