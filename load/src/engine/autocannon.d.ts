/** What the lab uses of autocannon, which brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export interface RequestOptions {
    method?: string;
    path?: string;
    headers?: Readonly<Record<string, string>>;
    body?: string | undefined;
  }

  export interface RequestEntry {
    setupRequest(defaults: RequestOptions): RequestOptions;
    onResponse?: ((status: number, body: string, context: object, headers: Readonly<Record<string, string>>) => void) | undefined;
  }

  /** Emits `response` (status, bytes, milliseconds) before it makes the next request, and `connError` before it connects again. */
  export interface Client extends EventEmitter {
    setRequests(requests: readonly RequestEntry[]): void;
    /** Requests without an answer yet. */
    readonly pipelinedRequests: { clear(): void };
  }

  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration?: number;
    /** Requests of all connections together. */
    readonly amount?: number;
    /** Requests a second of all connections together. */
    readonly overallRate?: number;
    /** Seconds. */
    readonly timeout: number;
    readonly setupClient: (client: Client) => void;
  }

  export default function autocannon(options: Options): PromiseLike<unknown> & { stop(): void };
}
