import { styleText } from 'node:util';

/** What a piece of text is. */
export type Tone = 'error' | 'warning' | 'info' | 'heading' | 'good' | 'weak' | 'added' | 'removed';

/** Colours a piece of text, or leaves it as it is. */
export type Paint = (text: string, tone: Tone) => string;

const STYLES = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'cyan'],
  heading: ['bold'],
  good: ['green'],
  weak: ['dim'],
  added: ['green'],
  removed: ['red'],
} as const satisfies Readonly<Record<Tone, readonly Parameters<typeof styleText>[0][]>>;

/** Colours at a terminal alone; `NO_COLOR` and `FORCE_COLOR` (no-color.org, force-color.org) decide where they hold anything. */
export function createPaint({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
  const { NO_COLOR: no, FORCE_COLOR: force } = env;
  const isPainted = no ? false : force ? force !== '0' : isTTY === true && env['TERM'] !== 'dumb';
  if (!isPainted) return (text) => text;
  return (text, tone) => STYLES[tone].reduce((painted, style) => styleText(style, painted, { validateStream: false }), text);
}
