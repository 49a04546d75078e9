import type { Route } from 'fairlead/contract';

/**
 * The fewest path prefixes under which every public route lies: a path ends before its first parameter or wildcard,
 * and what lies below another prefix needs none of its own.
 *
 * @example
 * publicPaths(routes)   // '/api/users', '/api/users/:id' and '/api/users/*' give ['/api/users']
 */
export function publicPaths(routes: readonly Route[]): string[] {
  const prefixes = new Set(routes.filter((route) => route.public).map(({ path }) => path.replace(/\/[:*].*$/, '') || '/'));
  return [...prefixes].filter((prefix) => ![...prefixes].some((other) => isBelow(prefix, other))).sort();
}

/** Whether a path lies below a prefix. */
export function isBelow(path: string, prefix: string): boolean {
  return path !== prefix && path.startsWith(prefix === '/' ? '/' : `${prefix}/`);
}
