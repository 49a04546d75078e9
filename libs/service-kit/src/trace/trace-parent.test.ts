import { formatTraceparent, parseTraceparent } from './trace-parent';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

test.each([
  { header: `00-${TRACE}-${SPAN}-01`, isSampled: true },
  { header: `00-${TRACE}-${SPAN}-00`, isSampled: false },
  { header: `00-${TRACE}-${SPAN}-03`, isSampled: true },
  { header: `cc-${TRACE}-${SPAN}-01-what-the-future-will-be-like`, isSampled: true },
])('reads $header', ({ header, isSampled }) => {
  expect(parseTraceparent(header)).toEqual({ traceId: TRACE, spanId: SPAN, isSampled });
});

// The cases of the test suite of W3C Trace Context.
test.each([
  undefined,
  '',
  `00-${TRACE}-${SPAN}`,
  `00-${TRACE}-${SPAN}-01.`,
  `00-${TRACE}-${SPAN}-01-what`,
  `ff-${TRACE}-${SPAN}-01`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${'0'.repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `00-${TRACE}0-${SPAN}-01`,
  `00-${TRACE}-${SPAN}-1`,
  `00-${TRACE}-${SPAN}-01, 00-${TRACE}-${SPAN}-01`,
])('takes %j for none', (header) => {
  expect(parseTraceparent(header)).toBeUndefined();
});

test('writes what it reads', () => {
  const header = `00-${TRACE}-${SPAN}-01`;

  expect(formatTraceparent(parseTraceparent(header) as NonNullable<ReturnType<typeof parseTraceparent>>)).toBe(header);
});
