import type { Sample } from './measure';

/** A promise about speed or memory, and what was measured. */
export interface Bound {
  readonly name: string;
  readonly measured: number;
  /** The most that it may be. */
  readonly limit: number;
  /** Empty for a ratio. */
  readonly unit: string;
  /** Nothing where it is only shown: the time by the clock follows from all else that a machine does. */
  readonly ok?: boolean;
}

/** What the rows of measured commands begin with. */
const NAME_WIDTH = 40;
const TIME_WIDTH = 9;

/** A bound that is held. */
export function toBound(name: string, measured: number, limit: number, unit = ''): Bound {
  return { ...toShown(name, measured, limit, unit), ok: measured <= limit };
}

/** A bound that is only shown. */
export function toShown(name: string, measured: number, limit: number, unit = ''): Bound {
  return { name, measured, limit, unit };
}

/**
 * What was measured as text: each command, then each bound.
 *
 * @param medians by what is measured; nothing where it was not run
 */
export function formatBench(
  rounds: number,
  medians: readonly (readonly [name: string, median: Sample | undefined])[],
  bounds: readonly Bound[],
): string {
  const heading = formatRow(`median of ${rounds}`, ['time', 'processor']);
  const lines = medians.flatMap(([name, median]) => (median ? [formatRow(name, [median.wallMs, median.cpuMs].map(formatMs))] : []));
  return [heading, ...lines, '', ...bounds.map(formatBound)].join('\n');
}

function formatMs(ms: number): string {
  return `${ms.toFixed(0)} ms`;
}

function formatRow(name: string, cells: readonly string[]): string {
  return [name.padEnd(NAME_WIDTH), ...cells.map((cell) => cell.padStart(TIME_WIDTH))].join('  ');
}

function formatBound({ name, measured, limit, unit, ok }: Bound): string {
  const value = limit >= 100 ? measured.toFixed(0) : measured.toFixed(2);
  if (ok === undefined) return `shown   ${name}: ${value}`;
  return `${ok ? 'ok    ' : 'BROKEN'}  ${name}: ${value} of at most ${limit}${unit && ` ${unit}`}`;
}
