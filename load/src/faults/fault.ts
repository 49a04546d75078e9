import type { Lab } from './lab';

/** Something that goes wrong while data-service is under full load, and what the service promises then. */
export interface Fault {
  readonly name: string;
  /** What happens, in a few words. */
  readonly description: string;
  readonly inject: (lab: Lab) => Promise<Findings>;
}

/** What was seen. */
export interface Findings {
  /** A table: each row has the same columns, or some of them. */
  readonly rows: readonly Row[];
  readonly promises: readonly Kept[];
}

export type Row = Readonly<Record<string, string | number | undefined>>;

/** A promise, what was measured, and whether it was kept. */
export interface Kept {
  readonly promise: string;
  readonly measured: string;
  readonly ok: boolean;
}

/** A promise that something never happens. */
export function none(promise: string, count: number): Kept {
  return { promise, measured: String(count), ok: count === 0 };
}

/** A promise that a number is at most so much. */
export function atMost(promise: string, measured: number, limit: number, unit = ''): Kept {
  return { promise, measured: `${round(measured)}${unit} of at most ${limit}${unit}`, ok: measured <= limit };
}

/** A promise that a number is at least so much. */
export function atLeast(promise: string, measured: number, limit: number, unit = ''): Kept {
  return { promise, measured: `${round(measured)}${unit} of at least ${limit}${unit}`, ok: measured >= limit };
}

function round(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(2);
}
