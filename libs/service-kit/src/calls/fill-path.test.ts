import fc from 'fast-check';
import { fillPath } from './fill-path';

test.each([
  { template: '/users', target: '/users' },
  { template: '/users', query: { limit: 1, cursor: undefined }, target: '/users?limit=1' },
  { template: '/users/:id', params: { id: 7 }, target: '/users/7' },
  { template: '/users/:id/orders/:order', params: { id: 'a b', order: '../x' }, target: '/users/a%20b/orders/..%2Fx' },
  { template: '/users/:id', params: { id: 'a?b#c' }, query: { q: 'a&b=c d' }, target: '/users/a%3Fb%23c?q=a%26b%3Dc+d' },
])('$template is asked at $target', ({ template, params, query, target }) => {
  expect(fillPath(template, params, query)).toBe(target);
});

test.each([
  { params: {}, fault: '/users/:id needs its parameter id, and not ""' },
  { params: { id: '..' }, fault: '/users/:id needs its parameter id, and not ".."' },
  { params: { id: '1', key: '2' }, fault: '/users/:id has no parameter key' },
])('$params are refused', ({ params, fault }) => {
  expect(() => fillPath('/users/:id', params)).toThrow(fault);
});

test('no value leads out of its segment', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (id) => {
      fc.pre(id !== '.' && id !== '..' && id.isWellFormed());

      const { pathname, search, hash } = new URL(fillPath('/users/:id', { id }), 'http://localhost');

      expect({ pathname: decodeURIComponent(pathname), search, hash }).toEqual({ pathname: `/users/${id}`, search: '', hash: '' });
    }),
  );
});
