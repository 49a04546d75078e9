import type { Request } from 'express';
import type { RequestTrace } from '../trace/request-trace';
import type { RawAnswer } from './call-refused';
import type { PathValue } from './fill-path';

/** One call. */
export interface CallOptions<Param extends string = string> {
  /**
   * The request that the call is made for: its id and its trace are passed on, and the call lasts no longer than its caller waits.
   *
   * @default none, such as for work in the background: the call has an id of its own
   */
  readonly for?: Request;

  /**
   * Where the call is in a trace, for work that is not a request's: a message of a queue, a run of a job.
   *
   * @default that of the request
   */
  readonly trace?: RequestTrace | undefined;

  /** Of the path, by name; each is encoded. */
  readonly params?: Readonly<Partial<Record<Param, PathValue>>>;

  /** What is undefined is left out. */
  readonly query?: Readonly<Record<string, PathValue | undefined>>;

  /**
   * Sent as JSON.
   *
   * @default no body
   */
  readonly body?: unknown;

  /** Beside those that every call has. */
  readonly headers?: Readonly<Record<string, string>>;

  /**
   * Longest time to the end of the answer, in milliseconds.
   *
   * @default 3 s
   */
  readonly timeoutMs?: number;
}

/** A good answer: its status is below 300. */
export interface CallAnswer<Body> {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: RawAnswer['headers'];
  /** Parsed; undefined where there was none. */
  readonly body: Body;
}
