import { randomBytes } from 'node:crypto';

/** So many ids are made at a time: each by itself would cost ten times as much. */
const AT_ONCE = 256;

/** Makes ids as W3C Trace Context asks for: random, in hexadecimal digits. */
export interface TraceIds {
  readonly newTraceId: () => string;
  readonly newSpanId: () => string;
}

export function createTraceIds(): TraceIds {
  return { newTraceId: idSource(16), newSpanId: idSource(8) };
}

/** @param bytes of each id */
function idSource(bytes: number): () => string {
  const length = 2 * bytes;
  let ids = '';
  let at = 0;
  return () => {
    if (at === ids.length) {
      ids = randomBytes(AT_ONCE * bytes).toString('hex');
      at = 0;
    }
    const id = ids.slice(at, at + length);
    at += length;
    return id;
  };
}
