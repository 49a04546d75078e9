import type { Socket } from 'node:net';
import { type DescribeRequest, roundMs } from '@fairlead/service-kit';
import { clientAddress } from './client-address';
import type { IsTrusted } from './trust';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Locals {
      /** The call of an upstream that the request led to. */
      call?: UpstreamCall;
    }
  }
}

/** What the log says of a call, while it lasts and when it is over. */
export class UpstreamCall {
  readonly upstream: string;
  /** When it began to wait for its turn, by `performance.now()`. */
  queuedAt = performance.now();
  /** When it first had a connection. */
  sentAt: number | undefined;
  endedAt: number | undefined;
  /** How often it was sent again. */
  retries = 0;

  constructor(upstream: string) {
    this.upstream = upstream;
  }

  /** For its turn, in milliseconds. */
  get queueMs(): number {
    return (this.sentAt ?? this.endedAt ?? performance.now()) - this.queuedAt;
  }

  /** With a connection, in milliseconds; undefined where it never had one. */
  get upstreamMs(): number | undefined {
    return this.sentAt === undefined ? undefined : (this.endedAt ?? performance.now()) - this.sentAt;
  }
}

/** Of the longest user agent that is logged, in characters. */
const USER_AGENT_LENGTH = 256;

/**
 * What the log of a request says beside what every service's does: who sent it and with what, how much came and went (heads included), and
 * what the upstream's part in it was. Times are in milliseconds.
 */
export function describeAccess(isTrusted: IsTrusted): DescribeRequest {
  const countBytes = byteCounter();

  return (request, response) => {
    const { call } = response.locals;
    const [bytesIn, bytesOut] = countBytes(request.socket);
    return {
      client_address: clientAddress(request, isTrusted),
      user_agent: request.headers['user-agent']?.slice(0, USER_AGENT_LENGTH),
      protocol: `HTTP/${request.httpVersion}`,
      bytes_in: bytesIn,
      bytes_out: bytesOut,
      upstream: call?.upstream,
      upstream_ms: round(call?.upstreamMs),
      queue_ms: round(call?.queueMs),
      retries: call?.retries,
    };
  };
}

/**
 * Counts what has come and gone on a connection since it was asked last: what belongs to one request, since the next begins when it has its
 * answer. The head of one that a client pipelines may count with the one before.
 */
function byteCounter(): (socket: Socket) => readonly [bytesIn: number, bytesOut: number] {
  const counted = new WeakMap<Socket, readonly [number, number]>();
  return (socket) => {
    const now = [socket.bytesRead, socket.bytesWritten] as const;
    const before = counted.get(socket) ?? [0, 0];
    counted.set(socket, now);
    return [now[0] - before[0], now[1] - before[1]];
  };
}

function round(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : roundMs(ms);
}
