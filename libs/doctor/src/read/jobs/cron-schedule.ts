import { countOf } from '../../finding/count-of';
import { type CronField, type CronFieldRange, parseCronField } from './cron-field';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const RANGES: readonly CronFieldRange[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, words: MONTHS },
  { name: 'day of the week', least: 0, most: 6, words: WEEKDAYS },
];

const MACROS: Readonly<Record<string, string>> = Object.freeze({
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
});

/** As Go reads a duration: `1h30m`. */
const DURATION = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/;
const DURATION_PART = /([\d.]+)([a-zµ]+)/g;
const SECONDS: Readonly<Record<string, number>> = Object.freeze({ h: 3_600, m: 60, s: 1 });

/**
 * When a CronJob runs: by the clock, or again and again after a time.
 *
 * @internal
 */
export type CronSchedule =
  { readonly fields: readonly [CronField, CronField, CronField, CronField, CronField] } | { readonly everySeconds: number };

/**
 * Reads a schedule as the CronJob controller does; a text says what is wrong with it (CronJob, "Schedule syntax").
 *
 * @internal
 */
export function parseSchedule(text: string): CronSchedule | string {
  if (text.startsWith('@every ')) return parseEvery(text.slice('@every '.length));
  if (text.startsWith('@') && !Object.hasOwn(MACROS, text)) return `${text} is none of ${Object.keys(MACROS).join(', ')}`;
  const words = ((text.startsWith('@') ? MACROS[text] : undefined) ?? text).trim().split(/\s+/);
  if (words.length !== RANGES.length)
    return `it has ${countOf(words.length, 'field')}, and 5 are needed: minute, hour, day of the month, month, day of the week`;
  const fields = RANGES.map((range, index) => parseCronField(words[index] ?? '', range));
  const fault = fields.find((field) => typeof field === 'string');
  return fault ?? { fields: fields as [CronField, CronField, CronField, CronField, CronField] };
}

/** What is shorter than a second counts as one, and so does what is below zero. */
function parseEvery(duration: string): CronSchedule | string {
  if (!DURATION.test(duration) && duration !== '0') return `${duration} is no duration such as 1h30m`;
  const sign = duration.startsWith('-') ? -1 : 1;
  const seconds = [...duration.matchAll(DURATION_PART)].reduce(
    (sum, [, number, unit = '']) => sum + Number(number) * (SECONDS[unit] ?? 0),
    0,
  );
  return { everySeconds: Math.max(1, Math.floor(sign * seconds)) };
}
