import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { METHODS } from 'fairlead/contract';
import { ExpectationFailed, InvalidInput, MethodNotAllowed, type ServiceError } from '../errors/errors';
import { limitHeaders } from '../limits/limit-headers';
import { isHost } from './host';
import { isNamed } from './is-named';

/** Scheme and authority of a target in absolute form (RFC 9112 §3.2.2). */
const ABSOLUTE = /^https?:\/\/([^/?#]*)/i;

/**
 * What HTTP asks of every server before anyone looks at what a request is for: one valid `Host` (RFC 9112 §3.2), targets in absolute form
 * (§3.2.2), whose host is the one that counts, no expectation but `100-continue` (RFC 9110 §10.1.1), no tunnels, no headers without end.
 * Node would answer some of it by itself, without a word and without a line in the log; {@link passEverythingOn} brings it here.
 */
export function httpRules(): RequestHandler {
  return (request, response, next) => {
    limitHeaders(request);
    const error = findBrokenRule(request) ?? adoptAbsoluteForm(request);
    if (error) {
      response.shouldKeepAlive = false;
      throw error;
    }
    next();
  };
}

function findBrokenRule(request: IncomingMessage): ServiceError | undefined {
  const { method, headers, httpVersion } = request;
  if (method === 'CONNECT') return new MethodNotAllowed(method, METHODS);
  // HTTP/1.0 knows neither.
  if (httpVersion === '1.1') {
    if (headers.host === undefined) return new InvalidInput('the request has no Host header');
    if (headers.expect !== undefined && !isContinue(headers.expect))
      return new ExpectationFailed('no expectation but 100-continue can be met here');
  }
  if (headers.host !== undefined && !isHost(headers.host)) return new InvalidInput('the Host header names no host');
  return countHosts(request) > 1 ? new InvalidInput('the header host is given more than once') : undefined;
}

function isContinue(expectation: string): boolean {
  return expectation.split(',').every((member) => member.trim().toLowerCase() === '100-continue');
}

/** Node keeps the first alone. */
function countHosts({ rawHeaders }: IncomingMessage): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (isNamed(rawHeaders[index] as string, 'host')) count++;
  }
  return count;
}

/** Gives a request the target that its client, which takes this for a proxy, could have sent as a path. */
function adoptAbsoluteForm(request: Parameters<RequestHandler>[0]): ServiceError | undefined {
  const { url } = request;
  if (url.startsWith('/') || (url === '*' && request.method === 'OPTIONS')) return undefined;
  const [start, authority] = ABSOLUTE.exec(url) ?? [];
  if (start === undefined || authority === undefined) return new InvalidInput('the request target is neither a path nor a URL of http');
  if (!isHost(authority)) return new InvalidInput('the request target names no host');

  const target = url.slice(start.length);
  // `OPTIONS http://shop` asks for the server, as `OPTIONS *` does (RFC 9112 §3.2.4).
  if (target === '' && request.method === 'OPTIONS') request.url = '*';
  else request.url = target.startsWith('/') ? target : `/${target}`;
  request.originalUrl = request.url;
  request.headers.host = authority;
  return undefined;
}
