import type { podUsage } from '@fairlead/exposition/series';
import type { Series } from './prometheus';
import { workloadOfPod } from './workload-of-pod';

/** Of all pods of a workload together, over the time that was watched. */
export interface Spread {
  readonly minimum: number;
  readonly average: number;
  readonly maximum: number;
}

/** What is known of a workload. A resource of which nothing was seen is left out. */
export type Usage = { readonly [Resource in keyof ReturnType<typeof podUsage> | 'readyPods']?: Spread };

/** What a workload used. */
export interface WorkloadUsage extends Usage {
  readonly namespace: string;
  readonly workload: string;
}

/** Series of pods, by what they measure. */
export type SeriesOfPods = Readonly<Record<keyof Usage, readonly Series[]>>;

/** Values of a workload by their time. */
type Course = Map<number, number>;

/** What each workload used, by the names of its pods; sorted. */
export function deriveWorkloadUsage(series: SeriesOfPods): readonly WorkloadUsage[] {
  // When others were ready or not, and no pod of a workload was there, none of it was ready.
  const told = new Set(series.readyPods.flatMap(({ points }) => points.map(({ at }) => at))).size;
  const usage = new Map<string, WorkloadUsage>();
  for (const resource of Object.keys(series) as (keyof Usage)[])
    for (const [key, course] of sumByWorkload(series[resource])) {
      const [namespace = '', workload = ''] = key.split('/');
      const values = [...course.values(), ...(resource === 'readyPods' ? zeros(told - course.size) : [])];
      usage.set(key, { ...(usage.get(key) ?? { namespace, workload }), [resource]: spreadOf(values) });
    }
  return [...usage].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** By `namespace/workload`. */
function sumByWorkload(all: readonly Series[]): ReadonlyMap<string, Course> {
  const courses = new Map<string, Course>();
  for (const { labels, points } of all) {
    const key = `${labels['namespace']}/${workloadOfPod(labels['pod'] ?? '')}`;
    const course = courses.get(key) ?? new Map<number, number>();
    for (const { at, value } of points) course.set(at, (course.get(at) ?? 0) + value);
    if (course.size > 0) courses.set(key, course);
  }
  return courses;
}

function zeros(count: number): readonly number[] {
  return Array<number>(Math.max(0, count)).fill(0);
}

function spreadOf(values: readonly number[]): Spread {
  return {
    minimum: Math.min(...values),
    average: values.reduce((sum, value) => sum + value, 0) / values.length,
    maximum: Math.max(...values),
  };
}
