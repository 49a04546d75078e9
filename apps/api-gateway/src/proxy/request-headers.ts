import { REQUEST_ID_HEADER, type RequestTrace, TIME_LEFT_HEADER } from '@fairlead/service-kit';
import type { Request } from 'express';
import { HeaderLines } from '../http1/header-lines';
import { addForwardingLines, isForwarding } from './forwarded';
import { isHopByHop, namedByConnection } from './hop-by-hop';
import { rememberNames } from './remember-names';

/**
 * Written by the gateway. `Host` becomes the upstream's own; `Expect` is answered here (RFC 9110 §10.1.1). What a client sends as `Proxy`
 * would be the proxy of a CGI program's own calls (CVE-2016-5385).
 */
const REPLACED: ReadonlySet<string> = new Set([
  'expect',
  'host',
  'proxy',
  'via',
  REQUEST_ID_HEADER.toLowerCase(),
  TIME_LEFT_HEADER.toLowerCase(),
]);

/** Each hop has its own (W3C Trace Context). */
const TRACING: ReadonlySet<string> = new Set(['traceparent', 'tracestate']);

const CONTINUED: ReadonlySet<string> = new Set(['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host']);

/**
 * Who may have sent a header that passes. With underscores it is the same header to servers that read headers as variables of CGI. A trusted
 * proxy's facts about earlier hops (`X-Forwarded-Port`, `X-Real-IP`) travel as they are, but
 * for those that are written anew. What a trusted proxy has let through with underscores would contradict them.
 */
function findSender(name: string): 'anyone' | 'trusted' | 'nobody' {
  const dashed = name.replaceAll('_', '-');
  if (REPLACED.has(dashed) || isHopByHop(dashed)) return 'nobody';
  // The framing is told once.
  if (dashed === 'content-length' && name !== dashed) return 'nobody';
  if (!isForwarding(dashed)) return 'anyone';
  return CONTINUED.has(dashed) ? 'nobody' : 'trusted';
}

/** A request on its way to an upstream, and what is known of who sent it. */
export interface RequestHop {
  readonly request: Request;
  /** Address of the peer. */
  readonly peer: string;
  /** Whether what the peer says about earlier hops is believed. */
  readonly isTrusted: boolean;
  /** How long its answer is waited for, in milliseconds. @default no limit */
  readonly timeLeftMs: number | undefined;
  /** Where it is in its trace. @default nothing is traced: what came passes on */
  readonly trace: SentTrace | undefined;
}

/** What the upstream is told of the trace. */
export type SentTrace = Pick<RequestTrace, 'traceparent' | 'tracestate'>;

/** Writes headers for the upstream: in the order and spelling they came in, repeated ones repeated. */
export type RequestHeaders = (hop: RequestHop) => HeaderLines;

/**
 * @param via name of this proxy in `Via`
 * @param isTraced whether each hop says where it is in its trace
 */
export function createRequestHeaders(via: string, isTraced = false): RequestHeaders {
  const senderOf = rememberNames((name) => (isTraced && TRACING.has(name) ? 'nobody' : findSender(name)));

  return ({ request, peer, isTrusted, timeLeftMs, trace }) => {
    const { rawHeaders, headers, httpVersion } = request;
    const named = namedByConnection(headers.connection);
    const lines = new HeaderLines();

    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      const name = rawHeaders[index] as string;
      const sender = senderOf(name);
      if (sender === 'nobody' || (sender === 'trusted' && !isTrusted) || named?.has(name.toLowerCase())) continue;
      lines.add(name, rawHeaders[index + 1] as string);
    }

    const hop = `${httpVersion} ${via}`;
    if (headers.via === undefined) lines.addOwn('Via', hop);
    else lines.add('Via', `${headers.via}, ${hop}`);
    lines.addOwn(REQUEST_ID_HEADER, request.id);
    addForwardingLines(lines, request, peer, isTrusted);
    if (trace !== undefined) addTraceLines(lines, trace);
    if (timeLeftMs !== undefined) lines.addOwn(TIME_LEFT_HEADER, String(timeLeftMs));
    return lines;
  };
}

function addTraceLines(lines: HeaderLines, { traceparent, tracestate }: SentTrace): void {
  lines.addOwn('traceparent', traceparent);
  if (tracestate !== undefined) lines.add('tracestate', tracestate);
}
