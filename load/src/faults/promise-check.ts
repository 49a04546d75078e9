/** A promise, what was measured, and whether it was kept. */
export interface PromiseCheck {
  readonly promise: string;
  readonly measured: string;
  readonly ok: boolean;
}

/** A promise that something never happens. */
export function none(promise: string, count: number): PromiseCheck {
  return { promise, measured: String(count), ok: count === 0 };
}

/** A promise that a number is at most so much. */
export function atMost(promise: string, measured: number, limit: number, unit = ''): PromiseCheck {
  return { promise, measured: `${round(measured)}${unit} of at most ${limit}${unit}`, ok: measured <= limit };
}

/** A promise that a number is at least so much. */
export function atLeast(promise: string, measured: number, limit: number, unit = ''): PromiseCheck {
  return { promise, measured: `${round(measured)}${unit} of at least ${limit}${unit}`, ok: measured >= limit };
}

function round(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(2);
}
