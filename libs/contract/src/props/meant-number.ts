import { showGiven } from './show-given';

/** What a unit in a text stands for, in the unit that the end of a name says: of `startupSeconds`, and of `RECORD_TTL_SECONDS`. */
const UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Millis: { m: 1 },
  Ms: { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 },
  Seconds: { s: 1, m: 60, h: 3_600 },
  MiB: { Mi: 1, Gi: 1_024 },
  GiB: { Mi: 1 / 1_024, Gi: 1 },
  Bytes: { Ki: 1_024, Mi: 1_048_576, Gi: 1_073_741_824 },
  Share: { '%': 0.01 },
};

/** Of any other prop: `cpu: '70%'`. */
const PERCENT = { '%': 1 };

/**
 * The number that somebody meant who wrote a text, with or without a unit: 500 for `cpuMillis: '500m'`. Nothing where the unit is none of
 * what it counts.
 *
 * @param prop its name, or that of a variable
 *
 * @internal
 */
export function findMeantNumber(prop: string, given: unknown): number | undefined {
  const [, digits, unit = ''] = (typeof given === 'string' && /^(\d+(?:\.\d+)?)\s*([a-z%]*)$/i.exec(given)) || [];
  const [, units = PERCENT] = Object.entries(UNITS).find(([end]) => prop.endsWith(end) || prop.endsWith(`_${end.toUpperCase()}`)) ?? [];
  const factor = unit === '' ? 1 : (units as Readonly<Record<string, number>>)[unit];
  // Without the last digits, which no decimal fraction has for itself: 70 * 0.01 is 0.7000000000000001.
  return digits === undefined || factor === undefined ? undefined : Number((Number(digits) * factor).toPrecision(15));
}

/**
 * What was given in place of a number, to follow `is`, with the number that was meant.
 *
 * @internal
 */
export function showNumber(prop: string, given: unknown): string {
  const meant = findMeantNumber(prop, given);
  return meant === undefined ? showGiven(given) : `${showGiven(given)} (did you mean ${meant}?)`;
}
