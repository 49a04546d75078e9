import type { Exposure } from './exposure-options';

/** What one Ingress, HTTPRoute or GRPCRoute publishes. */
export interface Published {
  /** Of the object. */
  readonly name: string;
  /** Its paths, its port and its way in, whichever of its hosts it is. */
  readonly exposure: Exposure;
  /** Read when it is rendered. */
  readonly hosts: () => string[];
}

/** Most matches of one rule (Gateway API v1, HTTPRouteRule and GRPCRouteRule). */
const MATCHES_PER_RULE = 64;

/** The rules of a route: all of the same backend, each with as many matches as one may have. */
export function toRules<Match, Rest extends object>(matches: readonly Match[], rest: Rest) {
  return Array.from({ length: Math.ceil(matches.length / MATCHES_PER_RULE) }, (_, index) => ({
    matches: matches.slice(index * MATCHES_PER_RULE, (index + 1) * MATCHES_PER_RULE),
    ...rest,
  }));
}
