import { median } from 'simple-statistics';

/**
 * By how much the last quarter of a course exceeds the second, as a share: 0.1 is a tenth more. The first quarter fills caches and heaps; what
 * still grows afterwards leaks. Medians, since one busy moment of the machine says nothing of the service. 0 of a course too short to say.
 */
export function measureGrowth(values: readonly number[]): number {
  const quarter = Math.floor(values.length / 4);
  if (quarter === 0) return 0;
  const [early, late] = [median(values.slice(quarter, 2 * quarter)), median(values.slice(-quarter))];
  return early === late ? 0 : late / early - 1;
}
