import type { Socket } from 'node:net';
import { type DescribeRequest, formatMs, quote } from '@fairlead/service-kit';
import { clientAddress } from './client-address';
import type { IsTrusted } from './trust';

/** What the log says of a call, while it lasts and when it is over. */
export class UpstreamCall {
  readonly upstream: string;
  /** When it began to wait for its turn, by `performance.now()`. */
  queuedAt: number;
  /** When it first had a connection. */
  sentAt: number | undefined;
  endedAt: number | undefined;
  /** How often it was sent again. */
  retries = 0;

  constructor(upstream: string, now: number) {
    this.upstream = upstream;
    this.queuedAt = now;
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
    const call = response.locals.exchange?.call;
    const { bytesIn, bytesOut } = countBytes(request.socket);
    const sender = `,"client_address":"${clientAddress(request, isTrusted)}"${describeUserAgent(request.headers['user-agent'])}`;
    const bytes = `,"protocol":"HTTP/${request.httpVersion}","bytes_in":${bytesIn},"bytes_out":${bytesOut}`;
    return call === undefined ? sender + bytes : sender + bytes + describeCall(call);
  };
}

function describeUserAgent(userAgent: string | undefined): string {
  return userAgent === undefined ? '' : `,"user_agent":${quote(userAgent.slice(0, USER_AGENT_LENGTH))}`;
}

function describeCall({ upstream, upstreamMs, queueMs, retries }: UpstreamCall): string {
  const time = upstreamMs === undefined ? '' : `,"upstream_ms":${formatMs(upstreamMs)}`;
  return `,"upstream":"${upstream}"${time},"queue_ms":${formatMs(queueMs)},"retries":${retries}`;
}

/** What has come and gone on a connection, up to the last request that was counted and with it. */
interface Counted {
  read: number;
  written: number;
  bytesIn: number;
  bytesOut: number;
}

/**
 * Counts what has come and gone on a connection since it was asked last: what belongs to one request, since the next begins when it has its
 * answer. The head of one that a client pipelines may count with the one before.
 */
function byteCounter(): (socket: Socket) => Counted {
  const all = new WeakMap<Socket, Counted>();
  return (socket) => {
    let counted = all.get(socket);
    if (counted === undefined) all.set(socket, (counted = { read: 0, written: 0, bytesIn: 0, bytesOut: 0 }));
    const { bytesRead, bytesWritten } = socket;
    counted.bytesIn = bytesRead - counted.read;
    counted.bytesOut = bytesWritten - counted.written;
    counted.read = bytesRead;
    counted.written = bytesWritten;
    return counted;
  };
}
