import type { ReportLayout, Tone } from 'fairlead/doctor';

/** Select Graphic Rendition: how each tone starts and ends (ECMA-48, 8.3.117). */
const CODES: Readonly<Record<Tone, readonly [start: number, end: number]>> = {
  heading: [1, 22],
  good: [32, 39],
  bad: [31, 39],
  warn: [33, 39],
  weak: [2, 22],
};

/** What decides about colours. */
interface Screen {
  readonly isTTY?: boolean;
}

/** Colours for a screen; none where nobody watches, or where `NO_COLOR` holds anything (no-color.org). */
export function createPaint({ isTTY }: Screen, noColor: string | undefined): NonNullable<ReportLayout['paint']> {
  if (!isTTY || noColor) return (text) => text;
  return (text, tone) => `\u001b[${CODES[tone][0]}m${text}\u001b[${CODES[tone][1]}m`;
}
