import { mountOf, toPublicLocation, toUpstreamTarget } from './mount';

const users = { publicPath: '/api/users', upstreamPath: '/users' };
const origin = 'http://user-service:3001';

describe('mountOf', () => {
  test.each([
    ['/api/users', '/users', users],
    ['/api/users/:id', '/users/:id', users],
    ['/api/users/*', '/users/*', users],
    ['/api/data', '/api/data', { publicPath: '/api/data', upstreamPath: '/api/data' }],
  ])('%s → %s', (path, upstreamPath, mount) => {
    expect(mountOf({ path }, upstreamPath)).toEqual(mount);
  });
});

describe('toUpstreamTarget', () => {
  test.each([
    ['/api/users', '/users'],
    ['/api/users?limit=2&cursor=%41', '/users?limit=2&cursor=%41'],
    ['/api/users/a%2Fb%20c', '/users/a%2Fb%20c'],
    ['/api/users/', '/users/'],
    ['/api/users/1/api/users', '/users/1/api/users'],
  ])('%s → %s', (target, expected) => {
    expect(toUpstreamTarget(users, target)).toBe(expected);
  });
});

describe('toPublicLocation', () => {
  test.each([
    ['/users/1', '/api/users/1'],
    ['/users', '/api/users'],
    ['/users?cursor=1#top', '/api/users?cursor=1#top'],
    [`${origin}/users/1`, '/api/users/1'],
    ['HTTP://User-Service:3001/users/1', '/api/users/1'],
    ['//user-service:3001/users/1?a#b', '/api/users/1?a#b'],
    ['https://user-service:3001/users/1', 'https://user-service:3001/users/1'],
    ['//user-service/users/1', '//user-service/users/1'],
    ['http://user service/users/1', 'http://user service/users/1'],
    [`${origin}/other`, `${origin}/other`],
    [`${origin}.evil/users/1`, `${origin}.evil/users/1`],
    ['/usersmith', '/usersmith'],
    ['//users/1', '//users/1'],
    ['/login', '/login'],
    ['https://example.com/users/1', 'https://example.com/users/1'],
    ['users/1', 'users/1'],
  ])('%s → %s', (location, expected) => {
    expect(toPublicLocation([users], origin, location)).toBe(expected);
  });

  test('a port that goes without saying may be said, or not', () => {
    expect(toPublicLocation([users], 'http://user-service:80', 'http://user-service/users/1')).toBe('/api/users/1');
    expect(toPublicLocation([users], 'http://user-service', 'http://user-service:80/users/1')).toBe('/api/users/1');
  });
});
