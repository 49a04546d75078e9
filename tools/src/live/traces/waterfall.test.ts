import type { ReceivedSpan } from '@fairlead/exposition';
import { drawWaterfall } from './waterfall';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const NOON = Date.UTC(2026, 10, 29, 12);

function span(name: string, parentId: string | undefined, startMs: number, durationMs: number, failed?: string): ReceivedSpan {
  return {
    service: 'shop',
    resource: {},
    name,
    kind: 'internal',
    traceId: TRACE,
    spanId: name,
    parentId,
    attributes: failed === undefined ? {} : { 'error.type': failed },
    links: [],
    isFailed: failed !== undefined,
    startedAtMs: NOON + startMs,
    durationMs,
  };
}

const draw = (...spans: readonly ReceivedSpan[]) => drawWaterfall(TRACE, spans);
const outline = (...spans: readonly ReceivedSpan[]) => draw(...spans).rows.map(({ depth, name }) => '  '.repeat(depth) + name);

test('a span stands before those below it, and these in the order of their beginnings', () => {
  const later = span('later', 'request', 5, 1);
  const earlier = span('earlier', 'request', 2, 1);
  const below = span('below', 'earlier', 6, 1);

  expect(outline(later, below, earlier, span('request', 'of the view', 0, 10))).toEqual(['request', '  earlier', '    below', '  later']);
});

test('a span whose parent has not come yet stands at the top', () => {
  expect(outline(span('query', 'not here', 3, 1), span('request', undefined, 0, 10))).toEqual(['request', 'query']);
});

test('times are those since the trace began', () => {
  const { durationMs, rows } = draw(span('request', undefined, 10, 20), span('query', 'request', 12.5, 30, 'ECONNREFUSED'));

  expect(durationMs).toBe(32.5);
  expect(rows).toEqual([
    { service: 'shop', name: 'request', depth: 0, startMs: 0, durationMs: 20, error: undefined },
    { service: 'shop', name: 'query', depth: 1, startMs: 2.5, durationMs: 30, error: 'ECONNREFUSED' },
  ]);
});
