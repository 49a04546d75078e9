import { type Exposition, type Sample, sumWhere } from '@fairlead/exposition';
import { SERVICE_SERIES, type ServiceSeries } from '@fairlead/exposition/series';
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
  /** Whose `/metrics` tells of it. */
  readonly toldBy: string;
  /** Undefined where the service does not count what passes. */
  readonly count: ((page: Exposition) => Counted) | undefined;
  /** Whether the service does not reach who is called. */
  readonly isDown: (page: Exposition) => boolean;
}

/** A histogram of services: what a test holds against the running ones. */
type Histogram = { [Series in ServiceSeries]: Series extends `${infer Name}_count` ? Name : never }[ServiceSeries];

/** What a service counts its operations in a store as. */
const STORE_HISTOGRAMS: { readonly [Store in keyof ServiceContract['stores']]?: Histogram } = {
  redis: 'redis_operation_duration_seconds',
  mongo: 'mongo_operation_duration_seconds',
};

const REACHED: ServiceSeries = 'dependency_up';

const OPERATIONAL: readonly string[] = Object.values(OPERATIONAL_PATHS).flat();

/** All edges of a platform: from clients to what is public, from caller to callee, from service to store. */
export function listEdges(contracts: readonly ServiceContract[]): readonly LiveEdge[] {
  return contracts.flatMap(({ name, routes, calls, stores }) => [
    ...(publicRoutes(routes).length > 0
      ? [{ from: CLIENTS, to: name, toldBy: name, count: countOf('http_request_duration_seconds', isNotOperational), isDown: () => false }]
      : []),
    ...calls.map((callee) => ({
      from: name,
      to: callee.name,
      toldBy: name,
      count: countOf('upstream_request_duration_seconds', ({ upstream }) => upstream === callee.name),
      isDown: isUnreached(callee.name),
    })),
    ...Object.keys(stores).map((store) => ({
      from: name,
      to: store,
      toldBy: name,
      count: countOfStore(name, store),
      isDown: isUnreached(store),
    })),
  ]);
}

type Labels = Sample['labels'];

function isNotOperational({ route }: Labels): boolean {
  return route === undefined || !OPERATIONAL.includes(route);
}

function isUnreached(dependency: string): LiveEdge['isDown'] {
  return (page) => (page.get(REACHED) ?? []).some(({ labels, value }) => labels['dependency'] === dependency && value === 0);
}

function countOfStore(service: string, store: string): LiveEdge['count'] {
  const histogram = STORE_HISTOGRAMS[store];
  return histogram !== undefined && SERVICE_SERIES[`${histogram}_count`] === service ? countOf(histogram) : undefined;
}

function countOf(histogram: Histogram, matches: (labels: Labels) => boolean = () => true): LiveEdge['count'] {
  return (page) => ({
    requests: sumWhere(page, `${histogram}_count`, matches),
    errors: sumWhere(page, `${histogram}_count`, (labels) => matches(labels) && Number(labels['status']) >= 500),
    seconds: sumWhere(page, `${histogram}_sum`, matches),
  });
}
