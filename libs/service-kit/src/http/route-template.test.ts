import { array, assert, constantFrom, property, string } from 'fast-check';
import { matchTemplate } from './route-template';

test.each([
  { template: '/users', path: '/users', isMatch: true },
  { template: '/users', path: '/users/', isMatch: true },
  { template: '/users', path: '/users/1', isMatch: false },
  { template: '/users', path: '/Users', isMatch: false },
  { template: '/users', path: '/my/users', isMatch: false },
  { template: '/users/:id', path: '/users/1', isMatch: true },
  { template: '/users/:id', path: '/users/a%2Fb', isMatch: true },
  { template: '/users/:id', path: '/users/', isMatch: false },
  { template: '/users/:id', path: '/users/1/2', isMatch: false },
  { template: '/users/:id/items', path: '/users/1/items', isMatch: true },
  { template: '/files/*', path: '/files/a', isMatch: true },
  { template: '/files/*', path: '/files/a/b/c', isMatch: true },
  { template: '/files/*', path: '/files', isMatch: false },
  { template: '/files/*', path: '/files/', isMatch: false },
  { template: '/*', path: '/anything/at/all', isMatch: true },
  { template: '/', path: '/', isMatch: true },
  { template: '/v1.2', path: '/v1.2', isMatch: true },
  { template: '/v1.2', path: '/v1x2', isMatch: false },
])('$template matches $path: $isMatch', ({ template, path, isMatch }) => {
  expect(matchTemplate(template)(path)).toBe(isMatch);
});

test('a template matches its own literal path, and no path with one more segment', () => {
  const segments = array(string({ unit: constantFrom(...'abz09._~-'), minLength: 1 }), { minLength: 1, maxLength: 4 });
  assert(
    property(segments, (parts) => {
      const path = `/${parts.join('/')}`;

      expect(matchTemplate(path)(path)).toBe(true);
      expect(matchTemplate(path)(`${path}/more`)).toBe(false);
      expect(matchTemplate(`${path}/:id`)(`${path}/more`)).toBe(true);
    }),
  );
});
