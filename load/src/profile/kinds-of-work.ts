/** What data-service spends its time on. */
export const KINDS_OF_WORK = [
  'garbage collection',
  'requests: HTTP and Express',
  'answers: JSON and the write',
  'batches: records, BSON and the write',
  'end of requests: log and metrics',
  'rest: promises, timers, event loop',
] as const;

export type KindOfWork = (typeof KINDS_OF_WORK)[number];

/** Functions that tell what is done below them; the innermost counts. */
const MARKS: ReadonlyMap<string, KindOfWork> = new Map([
  ['(garbage collector)', 'garbage collection'],
  ['parserOnHeadersComplete', 'requests: HTTP and Express'],
  ['parserOnMessageComplete', 'requests: HTTP and Express'],
  // Express's own and the kit's, which takes its place.
  ['json', 'answers: JSON and the write'],
  ['sendJson', 'answers: JSON and the write'],
  ['sendText', 'answers: JSON and the write'],
  ['RawRecords', 'batches: records, BSON and the write'],
  ['idsOf', 'batches: records, BSON and the write'],
  ['writeCommand', 'batches: records, BSON and the write'],
  ['emitCloseNT', 'end of requests: log and metrics'],
  ['resOnFinish', 'end of requests: log and metrics'],
]);

/** Not work. */
export const IDLE = '(idle)';

/** @param stack names of functions, the innermost first */
export function kindOfWork(stack: readonly string[]): KindOfWork {
  for (const name of stack) {
    const kind = MARKS.get(name);
    if (kind) return kind;
  }
  return 'rest: promises, timers, event loop';
}
