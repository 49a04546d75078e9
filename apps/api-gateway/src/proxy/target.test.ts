import fc from 'fast-check';
import { findTargetFault } from './target';

describe('findTargetFault', () => {
  test.each([
    '/',
    '*',
    '/api/users',
    '/api/users/a.b',
    '/api/users/..a',
    '/api/users/a..',
    '/api/users/...',
    "/a/b%20c%2Fd;e=f@!$&'()*+,=",
  ])('accepts %s', (target) => {
    expect(findTargetFault(target)).toBeUndefined();
  });

  test.each(['/a?', '/a?b=../../c', '/a?b=[c]|{d}^`\\"<>', '/a?b?c/d%zz'])('accepts the query of %s', (target) => {
    expect(findTargetFault(target)).toBeUndefined();
  });

  test.each([
    '',
    'http://evil/api/users',
    'api/users',
    '/a#b',
    '/a?b#c',
    '/a\\b',
    '/a b',
    '/a?b c',
    '/\u00e9',
    '/a?\u00e9',
    '/a\tb',
    '/a|b',
  ])('refuses %j, which is not a path and a query', (target) => {
    expect(findTargetFault(target)).toContain('must be a path and a query');
  });

  test.each([
    '/api/users/../../metrics',
    '/api/users/..',
    '/api/users/.',
    '/api/users/./x',
    '/api/users/%2e%2e/%2E./metrics',
    '/api/users/.%2e?x',
    '/api/users/..%2fmetrics',
    '/api/users/x%2f..%2f..%2fmetrics',
    '/api/users/..%5cmetrics',
    '/api/users/..;a=b/metrics',
  ])('refuses the dot segments of %s', (target) => {
    expect(findTargetFault(target)).toContain('dot segments');
  });

  test('never accepts a path that a URL parser would change', () => {
    const piece = fc.constantFrom('.', '..', '%2e', '%2E', '/', '\\', 'a', ';', '?', '#', '%5c', '%2f', '//');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const target = `/${pieces.join('')}`;
        const path = target.split('?', 1)[0] ?? '';
        if (findTargetFault(target) === undefined) expect(new URL(`http://upstream/users${path}`).pathname).toBe(`/users${path}`);
      }),
      { numRuns: 300 * propertyRuns },
    );
  });
});
