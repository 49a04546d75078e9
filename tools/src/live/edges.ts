import { type Exposition, type Sample, sumWhere } from '@fairlead/exposition';
import { OPERATIONAL_PATHS, publicRoutes, type ServiceContract } from 'fairlead/contract';

/** Who calls the services that anyone may call. */
export const CLIENTS = 'clients';

/** Requests counted since a service started, as one of its histograms has them. */
export interface Counted {
  readonly requests: number;
  /** Of these, answers from 500 on. */
  readonly errors: number;
  /** Time of all of them together. */
  readonly seconds: number;
}

/** A call of the graph, and what counts it. */
export interface LiveEdge {
  readonly from: string;
  readonly to: string;
  /** Whose `/metrics` counts it. */
  readonly countedBy: string;
  readonly count: (page: Exposition) => Counted;
}

const OPERATIONAL: readonly string[] = Object.values(OPERATIONAL_PATHS).flat();

/** All edges of a platform: from clients to what is public, from caller to callee, from service to store. */
export function listEdges(contracts: readonly ServiceContract[]): readonly LiveEdge[] {
  return contracts.flatMap(({ name, routes, calls, stores }) => [
    ...(publicRoutes(routes).length > 0
      ? [{ from: CLIENTS, to: name, countedBy: name, count: countOf('http_request_duration_seconds', isNotOperational) }]
      : []),
    ...calls.map((callee) => ({
      from: name,
      to: callee.name,
      countedBy: name,
      count: countOf('upstream_request_duration_seconds', ({ upstream }) => upstream === callee.name),
    })),
    ...Object.keys(stores).map((store) => ({
      from: name,
      to: store,
      countedBy: name,
      count: countOf(`${store}_operation_duration_seconds`),
    })),
  ]);
}

type Labels = Sample['labels'];

function isNotOperational({ route }: Labels): boolean {
  return route === undefined || !OPERATIONAL.includes(route);
}

function countOf(histogram: string, matches: (labels: Labels) => boolean = () => true): LiveEdge['count'] {
  return (page) => ({
    requests: sumWhere(page, `${histogram}_count`, matches),
    errors: sumWhere(page, `${histogram}_count`, (labels) => matches(labels) && Number(labels['status']) >= 500),
    seconds: sumWhere(page, `${histogram}_sum`, matches),
  });
}
