import type { TrafficRow } from 'fairlead/doctor';

/** The ends of traffic, sorted, each with an id that every language of graphs takes. */
export function listNodes(rows: readonly Pick<TrafficRow, 'from' | 'to'>[]): ReadonlyMap<string, string> {
  const labels = [...new Set(rows.flatMap(({ from, to }) => [from, to]))].sort();
  return new Map(labels.map((label, index) => [label, `n${index}`]));
}
