import { type Exposition, parseExposition } from '@fairlead/exposition';
import type { Counted, LiveEdge } from './edges';

/** What passed an edge lately. */
export interface Traffic {
  readonly from: string;
  readonly to: string;
  /** Whether the one does not reach the other; undefined where it does, or did not answer itself. */
  readonly isDown?: true;
  /** Requests a second; undefined where its service did not answer, or does not count them. */
  readonly perSecond?: number;
  /** Share of the requests that failed, 0 to 1. */
  readonly failed?: number;
  /** Mean time of a request, in milliseconds; undefined where there was none. */
  readonly meanMs?: number;
}

interface Seen {
  readonly atMs: number;
  readonly counted: Counted;
}

/** Longest wait for a page of metrics: what is later counts the next time. */
const PATIENCE_MS = 1_000;

/** Reads the metrics of services, and tells what passed each edge since they were read last. */
export class TrafficWatch {
  readonly #edges: readonly LiveEdge[];
  readonly #urlOf: (service: string) => string;
  readonly #seen = new Map<LiveEdge, Seen>();

  /** @param urlOf where the metrics of a service are */
  constructor(edges: readonly LiveEdge[], urlOf: (service: string) => string) {
    this.#edges = edges;
    this.#urlOf = urlOf;
  }

  async read(): Promise<readonly Traffic[]> {
    const services = [...new Set(this.#edges.map(({ toldBy }) => toldBy))];
    const pages = new Map(await Promise.all(services.map(async (service) => [service, await fetchPage(this.#urlOf(service))] as const)));
    return this.#edges.map((edge) => this.#measure(edge, pages.get(edge.toldBy)));
  }

  #measure(edge: LiveEdge, page: Exposition | undefined): Traffic {
    const { from, to } = edge;
    if (page === undefined) {
      this.#seen.delete(edge);
      return { from, to };
    }
    return { from, to, ...(edge.isDown(page) && { isDown: true }), ...(edge.count && this.#compare(edge, edge.count(page))) };
  }

  #compare(edge: LiveEdge, counted: Counted): Omit<Traffic, 'from' | 'to'> | undefined {
    const now: Seen = { atMs: performance.now(), counted };
    const before = this.#seen.get(edge);
    this.#seen.set(edge, now);
    return before && toTraffic(before, now);
  }
}

/** A service that was started anew counts from 0: then there is nothing to compare with. */
function toTraffic(before: Seen, now: Seen): Omit<Traffic, 'from' | 'to'> {
  const requests = now.counted.requests - before.counted.requests;
  if (requests < 0) return {};
  const perSecond = (requests * 1_000) / (now.atMs - before.atMs);
  if (requests === 0) return { perSecond, failed: 0 };
  return {
    perSecond,
    failed: (now.counted.errors - before.counted.errors) / requests,
    meanMs: ((now.counted.seconds - before.counted.seconds) * 1_000) / requests,
  };
}

async function fetchPage(url: string): Promise<Exposition | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? parseExposition(await answer.text()) : undefined;
  } catch {
    return undefined;
  }
}
