import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestToTry } from '../start/requests-to-try';

/** What became of a request. */
export interface Sent {
  readonly requestId: string;
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  readonly status: number;
  readonly ms: number;
  readonly body: string;
}

const PATIENCE_MS = 35_000;

/**
 * Sends a request to the gateway, with an id by which the log is found, and one by which its trace is (W3C Trace Context): services that
 * trust this machine record it.
 *
 * @throws Error where the gateway does not answer
 */
export async function sendRequest(gateway: string, { method, path, body }: RequestToTry): Promise<Sent> {
  const requestId = randomUUID();
  const traceId = randomBytes(16).toString('hex');
  const traceparent = `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
  const startedAt = performance.now();
  const answer = await fetch(new URL(path, gateway), {
    method,
    headers: { 'X-Request-ID': requestId, traceparent, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await answer.text();
  return { requestId, traceId, status: answer.status, ms: Math.round(performance.now() - startedAt), body: text };
}
