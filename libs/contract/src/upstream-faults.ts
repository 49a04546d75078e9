import type { ContractInput } from './contract-input';
import { check } from './fault';
import type { Route } from './route';

type Called = NonNullable<ContractInput['calls']>[number];

/**
 * One line for each route that leads to a path that its service does not have. A service with faults of its own is left out: they come
 * first.
 */
export function findUpstreamFaults(routes: readonly Route[], calls: readonly Called[]): string[] {
  return routes.flatMap(({ upstream }, index) => {
    const called = calls.find(({ name }) => name === upstream?.service);
    if (typeof upstream?.path !== 'string' || called?.routes === undefined || called.faults) return [];
    const paths = called.routes.map(({ path }) => path);
    const isKnown = paths.some((path) => leadsTo(upstream.path, path));
    const wanted = `a path that ${called.name} has (${paths.join(', ') || 'it has none'})`;
    return check(`routes[${index}].upstream.path`, upstream.path, isKnown, wanted) ?? [];
  });
}

/** Whether a route answers some request to a path: one that a `*` stands for is at its place or below. */
function leadsTo(path: string, route: string): boolean {
  const [wanted, served] = [path.split('/'), route.split('/')];
  for (let index = 0; index < Math.max(wanted.length, served.length); index++) {
    const [want, serve] = [wanted[index], served[index]];
    if (want === '*') return true;
    if (want === undefined || serve === undefined) return false;
    if (serve === '*') return true;
    if (want !== serve && !want.startsWith(':') && !serve.startsWith(':')) return false;
  }
  return true;
}
