/** A count, or a share of the pods: `1`, `25%` (API reference, IntOrString). */
export type IntOrPercent = number | string;

/**
 * The count that a value means for a number of pods, or nothing when it is none.
 *
 * @param round what becomes of a share of a pod: the API reference says `maxSurge` and both fields of a disruption budget round up,
 *   a Deployment's `maxUnavailable` down
 */
export function findCount(value: unknown, pods: number, round: 'up' | 'down'): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : undefined;
  const [, percent] = typeof value === 'string' ? (/^(\d{1,9})%$/.exec(value) ?? []) : [];
  if (percent === undefined) return undefined;
  const hundredfold = Number(percent) * pods;
  return round === 'up' ? Math.ceil(hundredfold / 100) : Math.floor(hundredfold / 100);
}
