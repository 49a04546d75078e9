import type { Message } from './message';

/** What became of the requests of a rule. */
export interface Seen {
  /** What the client got, interim answers included, in order. */
  readonly answers: readonly Message[];
  /** Whatever it got beyond the last whole answer. */
  readonly rest: string;
  /** Whether the proxy closed the client's connection. */
  readonly isClosed: boolean;
  /** Whole requests that the upstream got, in order. */
  readonly requests: readonly Message[];
  /** Whatever it got beyond them. */
  readonly unfinished: string;
  /** Connections on which the upstream got something. */
  readonly connections: number;
}

/** What the upstream sends for a request: bytes, and whether it closes behind them. */
export interface UpstreamAnswer {
  readonly bytes: string;
  readonly isLast?: boolean;
  /** @default 0 */
  readonly delayMs?: number;
}

/** One thing that a specification demands of who passes requests on. */
export interface Rule {
  /** `RFC 9112 §6.3` */
  readonly section: string;
  /** What must be so. */
  readonly must: string;
  /** What the client sends, in pieces with a moment between. */
  readonly sends: readonly string[];
  /** Answers wait until there are so many, or the connection ends. @default 1 */
  readonly answers?: number;
  /** What the upstream answers. @default 200 with the body `ok` */
  readonly upstream?: (request: Message, index: number) => UpstreamAnswer;
  /** What is wrong with what was seen, if anything. */
  readonly fault: (seen: Seen) => string | undefined;
}

/** The answer of an upstream that has nothing to say. */
export const OK: UpstreamAnswer = { bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok' };
