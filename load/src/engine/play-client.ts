import type { Client as Connection, RequestEntry } from 'autocannon';
import type { Call, Client } from '../client/client';
import type { RequestResult } from './collector';

/** Lets a client speak through a connection of autocannon, and tells how each request ended. */
export function playClient(
  connection: Connection,
  client: Client,
  onEnd: (result: RequestResult, stored?: readonly string[]) => void,
): void {
  let pending: Call | undefined;
  let read = { body: '', headers: {} as Readonly<Record<string, string>> };
  let saidClose = false;
  // Into a connection of which the answer before had said `Connection: close`: nobody promised an answer.
  let sentTooLate = false;

  const lose = (fault: string) => {
    if (pending && !sentTooLate) onEnd({ endpoint: pending.endpoint, isFailed: true, fault });
    pending = undefined;
    connection.pipelinedRequests.clear();
  };

  const entry: RequestEntry = {
    setupRequest: (defaults) => {
      // autocannon connects again without a word after a time-out or an early end.
      if (pending) lose('no answer');
      [sentTooLate, saidClose] = [saidClose, false];
      pending = client.next();
      entry.onResponse = pending.reads ? (_status, body, _context, headers) => (read = { body, headers }) : undefined;
      const { method, path, headers = {}, body } = pending;
      return { ...defaults, method, path, headers, body };
    },
  };

  connection.on('headers', ({ headers }: { headers: readonly string[] }) => (saidClose = saysClose(headers)));
  connection.on('connError', ({ code, message }: NodeJS.ErrnoException) => lose(code ?? message));
  connection.on('response', (status: number, _bytes: number, latencyMs: number) => {
    if (!pending) return;
    const { endpoint, expects, reads } = pending;
    const { body, headers } = reads ? read : { body: '', headers: {} };
    const { fault, stored } = client.receive({ status, body, header: (name) => findHeader(headers, name) });
    pending = undefined;
    onEnd({ endpoint, latencyMs, isFailed: status >= 400 && status !== expects, ...(fault !== undefined && { fault }) }, stored);
  });
  connection.setRequests([entry]);
}

/** @param headers names and values by turns */
function saysClose(headers: readonly string[]): boolean {
  const at = headers.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === 'connection');
  return at !== -1 && headers[at + 1]?.toLowerCase() === 'close';
}

function findHeader(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
