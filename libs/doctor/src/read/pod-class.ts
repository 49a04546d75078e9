import type { Labels, LabelSelector } from '../sets/labels';
import type { GeneratedLabel } from './objects/workload-kinds';
import type { Workload } from './workload';

/** Label values that selectors name, by label. */
export type NamedLabels = ReadonlyMap<string, ReadonlySet<string>>;

/** The ordinals of a workload's pods: all from `start` on that may run, of which the first ones surely do. */
export interface Ordinals {
  readonly start: number;
  readonly fewest: number;
  readonly most: number;
}

/** Pods of one workload that carry the same labels, those that its controller sets included. */
export interface PodClass {
  readonly workload: Workload;
  readonly labels: Labels;
  /** What tells them from the workload's other pods: `ring-0`, `others`. Empty when they are all of them. */
  readonly text: string;
  readonly isSinglePod: boolean;
  /** Whether there are such pods: a hash that a selector names may be that of no pod. */
  readonly isCertain: boolean;
}

type Variant = Omit<PodClass, 'workload'>;

const NUMBERED: readonly GeneratedLabel[] = ['pod-name', 'ordinal'];

/** No label has this value; it stands for all that no selector names. */
const ANY_OTHER = '*';
const OTHERS = 'others';

/** What selectors name of some labels. */
export function nameLabels(selectors: Iterable<LabelSelector>, labels: ReadonlySet<string>): NamedLabels {
  const named = new Map<string, Set<string>>();
  const add = (key: string, values: readonly string[]) => {
    if (!labels.has(key)) return;
    const known = named.get(key) ?? new Set();
    values.forEach((value) => known.add(value));
    named.set(key, known);
  };
  for (const { matchLabels = {}, matchExpressions = [] } of selectors) {
    for (const [key, value] of Object.entries(matchLabels)) add(key, [value]);
    for (const { key, values = [] } of matchExpressions) add(key, values);
  }
  return named;
}

/** The pods of a workload, in as few classes as selectors can tell apart. */
export function classifyPods(workload: Workload, named: NamedLabels, ordinals: () => Ordinals): readonly PodClass[] {
  const generated = Object.entries(workload.kind.generatedLabels ?? {}).filter(([key]) => named.has(key));
  const all: Variant = { labels: workload.podLabels, text: '', isSinglePod: workload.kind.replicas === 'one', isCertain: true };
  const numbered = generated.filter(([, label]) => NUMBERED.includes(label));
  const byOrdinal = numbered.length === 0 ? [all] : splitByOrdinal(all, workload.reference.name, numbered, named, ordinals());
  return generated
    .filter(([, label]) => !NUMBERED.includes(label))
    .reduce<readonly Variant[]>(
      (variants, [key, label]) =>
        label === 'any'
          ? variants.flatMap((variant) => splitByValue(variant, key, [...(named.get(key) ?? [])]))
          : variants.map((variant) => withLabels(variant, { [key]: workload.reference.name })),
      byOrdinal,
    )
    .map((variant) => ({ ...variant, workload }));
}

/** A value that selectors name may be that of all pods, of some or of none. */
function splitByValue(variant: Variant, key: string, values: readonly string[]): readonly Variant[] {
  const isCertain = variant.isCertain && values.length === 0;
  return [...values.map((value) => ({ value, text: `${key}=${value}` })), { value: ANY_OTHER, text: values.length > 0 ? OTHERS : '' }].map(
    ({ value, text }) => ({
      ...withLabels(variant, { [key]: value }),
      text: [variant.text, text].filter(Boolean).join(', '),
      isCertain,
    }),
  );
}

/** Pods that selectors name by name or number, each on its own, and the others together; of none that run, those that may be started. */
function splitByOrdinal(
  variant: Variant,
  name: string,
  labels: readonly (readonly [string, GeneratedLabel])[],
  named: NamedLabels,
  { start, fewest, most }: Ordinals,
): readonly Variant[] {
  const texts = (ordinal: number) =>
    Object.fromEntries(labels.map(([key, label]) => [key, label === 'ordinal' ? String(ordinal) : `${name}-${ordinal}`]));
  const values = new Set(labels.flatMap(([key]) => [...(named.get(key) ?? [])]));
  const ordinals = [...new Set([...values].map((value) => Number(/\d+$/.exec(value)?.[0])))]
    .filter((ordinal) => ordinal >= start && ordinal < start + most && Object.values(texts(ordinal)).some((text) => values.has(text)))
    .sort((a, b) => a - b);
  const single = ordinals.map((ordinal) => ({
    ...withLabels(variant, texts(ordinal)),
    text: `${name}-${ordinal}`,
    isSinglePod: true,
    isCertain: ordinal < start + fewest,
  }));
  const other = firstOther(ordinals, start);
  if (single.length > 0 && other >= start + most) return single;
  return [...single, { ...withLabels(variant, texts(other)), text: single.length > 0 ? OTHERS : '', isCertain: other < start + fewest }];
}

/** The first pod that no selector names stands for all of them. */
function firstOther(ordinals: readonly number[], start: number): number {
  const isNamed = new Set(ordinals);
  let other = start;
  while (isNamed.has(other)) other += 1;
  return other;
}

function withLabels(variant: Variant, labels: Labels): Variant {
  return { ...variant, labels: { ...variant.labels, ...labels } };
}
