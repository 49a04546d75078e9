import type { Route } from 'fairlead/contract';

/** A tree of public paths and the tree of an upstream's paths that it shows. */
export interface Mount {
  /** `/api/users` */
  readonly publicPath: string;
  /** `/users` */
  readonly upstreamPath: string;
}

/** Where a route's literal beginning lies on both sides: `/api/users/:id` → `/api/users` and `/users`. */
export function mountOf(route: Pick<Route, 'path'>, upstreamPath: string): Mount {
  return { publicPath: literalPart(route.path), upstreamPath: literalPart(upstreamPath) };
}

/** The upstream's target for a public one that matched a route of the mount; everything behind the beginning stays as it was sent. */
export function toUpstreamTarget({ publicPath, upstreamPath }: Mount, target: string): string {
  return upstreamPath + target.slice(publicPath.length);
}

/**
 * The public form of a `Location` that points into one of the mounts, as a path or as a URL of the upstream. Anything else is for the
 * client to follow as it is.
 */
export function toPublicLocation(mounts: readonly Mount[], origin: string, location: string): string {
  const path = pathAt(origin, location);
  const mount = mounts.find(({ upstreamPath }) => isAtOrBelow(upstreamPath, path));
  return mount ? mount.publicPath + path.slice(mount.upstreamPath.length) : location;
}

/** Scheme and authority of a reference, or its authority alone (RFC 3986 §4.2). */
const AUTHORITY = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i;

/** What of a location is at the origin, without it; all of it where it is elsewhere. The case of scheme and host does not count. */
function pathAt(origin: string, location: string): string {
  const [authority] = AUTHORITY.exec(location) ?? [];
  if (authority === undefined || !URL.canParse(authority, origin)) return location;
  return new URL(authority, origin).origin === new URL(origin).origin ? location.slice(authority.length) : location;
}

function isAtOrBelow(parent: string, path: string): boolean {
  return path.startsWith(parent) && (path.length === parent.length || '/?#'.includes(path.charAt(parent.length)));
}

function literalPart(template: string): string {
  const segments = template.split('/');
  const end = segments.findIndex((segment) => segment === '*' || segment.startsWith(':'));
  return segments.slice(0, end === -1 ? segments.length : end).join('/');
}
