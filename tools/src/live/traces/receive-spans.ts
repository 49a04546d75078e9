import type { IncomingMessage } from 'node:http';
import { type ReceivedSpan, readSpans } from '@fairlead/exposition';

/** Where services post their spans, below the endpoint that they are given (OTLP/HTTP). */
export const SPANS_PATH = '/v1/traces';

/** Pages of other origins cannot send it without asking first. */
const TYPE = 'application/x-protobuf';

/** A batch of the SDK is 512 spans of some hundred bytes. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What was posted, or the status that refuses it. */
export type Received = { readonly spans: readonly ReceivedSpan[] } | { readonly refusal: 400 | 413 | 415 };

/** Reads what a service posts: `ExportTraceServiceRequest` in Protocol Buffers, not compressed. */
export async function receiveSpans(request: IncomingMessage): Promise<Received> {
  const { 'content-type': type, 'content-encoding': encoding } = request.headers;
  if (type !== TYPE || encoding !== undefined) return { refusal: 415 };
  const body = await readBody(request);
  if (body === undefined) return { refusal: 413 };
  try {
    return { spans: readSpans(body) };
  } catch {
    return { refusal: 400 };
  }
}

/** @returns undefined where it is too long */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
