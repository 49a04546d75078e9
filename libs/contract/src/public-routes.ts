import type { Route } from './route';

/**
 * The routes that clients outside may call. One that stands for all below another public one, as `forward` makes them, is left out: what
 * there is below, the called service alone knows.
 */
export function publicRoutes(routes: readonly Route[]): readonly Route[] {
  const published = routes.filter((route) => route.public);
  const paths = new Set(published.map(({ path }) => path));
  return published.filter(({ path }) => !(path.endsWith('/*') && paths.has(path.slice(0, -'/*'.length))));
}
