import type { CronSchedule } from './cron-schedule';

const MINUTES_PER_DAY = 1_440;
const SECONDS_PER_MINUTE = 60;

/** Years in which every day that there is comes at least once; the controller looks no farther either. */
const YEARS = { first: 2_024, last: 2_028 };

type Day = Readonly<Record<'dayOfMonth' | 'month' | 'dayOfWeek', number>>;

let calendar: readonly Day[] | undefined;

/** Every day of some years, made when it is needed first. */
function days(): readonly Day[] {
  calendar ??= listDays();
  return calendar;
}

function listDays(): readonly Day[] {
  const list: Day[] = [];
  for (let date = new Date(Date.UTC(YEARS.first, 0, 1)); date.getUTCFullYear() <= YEARS.last; date = new Date(date.getTime() + 86_400_000))
    list.push({ dayOfMonth: date.getUTCDate(), month: date.getUTCMonth() + 1, dayOfWeek: date.getUTCDay() });
  return list;
}

/** Seconds between the two runs of a schedule that are closest to each other; nothing where it never runs. */
export function shortestIntervalSeconds(schedule: CronSchedule): number | undefined {
  if ('everySeconds' in schedule) return schedule.everySeconds;
  const [minutes, hours] = schedule.fields;
  const times = [...hours.values].flatMap((hour) => [...minutes.values].map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
  const [first] = times;
  const last = times.at(-1);
  const apart = shortestDays(schedule);
  if (first === undefined || last === undefined || apart === undefined) return undefined;
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  return Math.min(...gaps, apart * MINUTES_PER_DAY - (last - first)) * SECONDS_PER_MINUTE;
}

/** Days between the two days of a schedule that are closest to each other. */
function shortestDays({ fields }: Extract<CronSchedule, { readonly fields: unknown }>): number | undefined {
  const [, , daysOfMonth, months, daysOfWeek] = fields;
  if (daysOfMonth.isAny && months.isAny && daysOfWeek.isAny) return 1;
  const isAlone = daysOfMonth.isAny || daysOfWeek.isAny;
  const isOn = ({ dayOfMonth, month, dayOfWeek }: Day) => {
    const [byMonth, byWeek] = [daysOfMonth.values.has(dayOfMonth), daysOfWeek.values.has(dayOfWeek)];
    return months.values.has(month) && (isAlone ? byMonth && byWeek : byMonth || byWeek);
  };
  const on = days().flatMap((day, index) => (isOn(day) ? [index] : []));
  const gaps = on.slice(1).map((day, index) => day - (on[index] ?? 0));
  return on.length === 0 ? undefined : Math.min(...gaps, days().length);
}
