import { setTimeout as delay } from 'node:timers/promises';
import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import { eventually, type RunningService } from '@fairlead/service-kit/testing';
import { startService } from './start-service';

/** What came of one call of `/api/data`. */
export interface Outcome {
  readonly status: number;
  readonly ms: number;
  /** Ids of a 200. */
  readonly writes: readonly string[];
  readonly reads: readonly string[];
  /** What a problem document says. */
  readonly detail: string | undefined;
}

/** Serves the real application over a database of a test, with a pool as small as production's. */
export async function startOn(mongoUrl: string, environment: Readonly<Record<string, string>> = {}): Promise<ServiceClient> {
  return new ServiceClient(await startService({ MONGO_URL: mongoUrl, MONGO_POOL_SIZE: '2', ...environment }));
}

/** A client of the service. */
export class ServiceClient {
  readonly #service: RunningService;

  constructor(service: RunningService) {
    this.#service = service;
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.#service.url + path, init);
  }

  async call(): Promise<Outcome> {
    const startedAt = performance.now();
    const response = await this.fetch('/api/data');
    const body = (await response.json()) as Partial<DataAnswer> & { readonly detail?: string };
    const { writes = [], reads = [], detail } = body;
    return { status: response.status, ms: performance.now() - startedAt, writes, reads, detail };
  }

  /** Calls by some clients, each soon after it has its answer, for some time. */
  async callFor(ms: number, clients: number): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    const until = performance.now() + ms;
    const callOn = async () => {
      while (performance.now() < until) {
        const outcome = await this.call();
        outcomes.push(outcome);
        // Nobody storms, least of all one that is refused: other tests need the processor too.
        await delay(outcome.status === 200 ? 5 : 20);
      }
    };
    await Promise.all(Array.from({ length: clients }, callOn));
    return outcomes;
  }

  async isReady(): Promise<boolean> {
    return (await this.fetch('/readyz')).ok;
  }

  /** Whether it was ready each time that it was asked, until some work is done. */
  async staysReady(work: Promise<unknown>): Promise<boolean> {
    let isDone = false;
    void work.finally(() => (isDone = true));
    for (; !isDone; await delay(50)) if (!(await this.isReady())) return false;
    return true;
  }

  /** Ready and storing. */
  async untilWell(): Promise<void> {
    await eventually(async () => (await this.isReady()) && (await this.call()).status === 200);
  }

  stop(): Promise<number> {
    return this.#service.stop();
  }
}
