import { groupBy } from './group-by';
import type { LabelSet } from './label-set';
import type { Labels } from './labels';

/** Things found by their labels without looking at each of them. */
export class LabelIndex<T> {
  private readonly items: readonly (readonly [item: T, labels: Labels])[];
  private readonly byLabel = new Map<string, Map<string, (readonly [item: T, labels: Labels])[]>>();

  constructor(items: readonly (readonly [item: T, labels: Labels])[]) {
    this.items = items;
    for (const entry of items) {
      for (const [key, value] of Object.entries(entry[1])) this.listOf(key, value).push(entry);
    }
  }

  /** All that a selector matches. Looks only at what carries the rarest of the labels that the selector names. */
  find(selector: LabelSet): readonly T[] {
    let fewest: typeof this.items | undefined;
    for (const [key, { excluded, members }] of selector.keys) {
      if (excluded || members.has(undefined)) continue;
      const values = this.byLabel.get(key);
      const carrying = [...members].flatMap((value) => values?.get(value ?? '') ?? []);
      if (!fewest || carrying.length < fewest.length) fewest = carrying;
    }
    return (fewest ?? this.items).filter((entry) => selector.matches(entry[1])).map((entry) => entry[0]);
  }

  private listOf(key: string, value: string) {
    const values = this.byLabel.get(key) ?? new Map<string, (readonly [T, Labels])[]>();
    this.byLabel.set(key, values);
    const list = values.get(value) ?? [];
    values.set(value, list);
    return list;
  }
}

/** Things of each namespace, found by their labels. */
export function indexByNamespace<T>(
  items: readonly T[],
  describe: (item: T) => { readonly namespace: string; readonly labels: Labels },
): ReadonlyMap<string, LabelIndex<T>> {
  const groups = groupBy(items, (item) => describe(item).namespace);
  return new Map([...groups].map(([namespace, group]) => [namespace, new LabelIndex(group.map((item) => [item, describe(item).labels]))]));
}
