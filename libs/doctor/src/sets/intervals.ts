/** From `start` up to, but not including, `end`. */
export type Interval<T extends number | bigint> = readonly [start: T, end: T];

/** A set of whole numbers: sorted intervals that neither overlap nor touch, so that equal sets look equal. */
export type Intervals<T extends number | bigint> = readonly Interval<T>[];

/** What is in any of the intervals, which may come in any order and overlap. */
export function unite<T extends number | bigint>(intervals: Intervals<T>): Intervals<T> {
  const united: [T, T][] = [];
  for (const [start, end] of [...intervals].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const last = united.at(-1);
    if (last && start <= last[1]) last[1] = end > last[1] ? end : last[1];
    else if (start < end) united.push([start, end]);
  }
  return united;
}

/** What is in both sets. */
export function intersect<T extends number | bigint>(a: Intervals<T>, b: Intervals<T>): Intervals<T> {
  return a.flatMap(([start, end]) =>
    b.flatMap(([otherStart, otherEnd]): Interval<T>[] => {
      const common: Interval<T> = [start > otherStart ? start : otherStart, end < otherEnd ? end : otherEnd];
      return common[0] < common[1] ? [common] : [];
    }),
  );
}

/** What is in the first set and not in the second. */
export function subtract<T extends number | bigint>(a: Intervals<T>, b: Intervals<T>): Intervals<T> {
  return b.reduce((left, hole) => left.flatMap((interval) => cut(interval, hole)), a);
}

function cut<T extends number | bigint>([start, end]: Interval<T>, [holeStart, holeEnd]: Interval<T>): Intervals<T> {
  if (holeEnd <= start || end <= holeStart) return [[start, end]];
  const before: Interval<T> = [start, holeStart];
  const after: Interval<T> = [holeEnd, end];
  return [before, after].filter(([from, to]) => from < to);
}
