import { allBut, formatValues, hasValue, intersectValues, isImpossible, type LabelValues, oneOf, subtractValues } from './label-values';
import type { Labels, LabelSelector, LabelSelectorRequirement } from './labels';

/**
 * The label maps that a selector matches: for each key that it speaks of, what the label may be. Exact, so that one selector can be
 * told to cover another.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export class LabelSet {
  static readonly ALL = new LabelSet(new Map());

  /** What each key may be; other keys may be anything. */
  readonly keys: ReadonlyMap<string, LabelValues>;

  private constructor(keys: ReadonlyMap<string, LabelValues>) {
    this.keys = keys;
  }

  /** What a selector matches: all of its requirements hold; an empty one matches everything. */
  static of({ matchLabels, matchExpressions }: LabelSelector): LabelSet {
    const keys = new Map<string, LabelValues>();
    if (matchLabels) Object.keys(matchLabels).forEach((key) => keys.set(key, oneOf(matchLabels[key])));
    return (matchExpressions ?? []).reduce((set, requirement) => set.with(requirement.key, valuesOf(requirement)), new LabelSet(keys));
  }

  /** The part where a label is one of the values too. */
  with(key: string, values: LabelValues): LabelSet {
    const known = this.keys.get(key);
    return new LabelSet(new Map(this.keys).set(key, known ? intersectValues(known, values) : values));
  }

  /** The same, whatever one of the labels is. */
  without(key: string): LabelSet {
    return new LabelSet(new Map([...this.keys].filter(([other]) => other !== key)));
  }

  get isEmpty(): boolean {
    return [...this.keys.values()].some(isImpossible);
  }

  matches(labels: Labels): boolean {
    for (const [key, values] of this.keys) {
      if (!hasValue(values, Object.hasOwn(labels, key) ? labels[key] : undefined)) return false;
    }
    return true;
  }

  intersect(other: LabelSet): LabelSet {
    return [...other.keys].reduce<LabelSet>((set, [key, values]) => set.with(key, values), this);
  }

  /** What is left without the other set, as parts that do not overlap. */
  subtract(other: LabelSet): readonly LabelSet[] {
    const parts: LabelSet[] = [];
    let common: LabelSet = new LabelSet(this.keys);
    for (const [key, values] of other.keys) {
      parts.push(common.with(key, subtractValues(allBut(), values)));
      common = common.with(key, values);
    }
    return parts.filter((part) => !part.isEmpty);
  }

  /** As `kubectl --selector` writes it, the same for equal sets. Empty when it matches everything. */
  toString(): string {
    return [...this.keys]
      .map(([key, values]) => formatValues(key, values))
      .sort()
      .join(', ');
  }
}

/** `NotIn` and `DoesNotExist` match an absent key (API reference, LabelSelectorRequirement). An unknown operator matches nothing. */
function valuesOf({ operator, values }: LabelSelectorRequirement): LabelValues {
  switch (operator) {
    case 'In':
      return oneOf(...(values ?? []));
    case 'NotIn':
      return allBut(...(values ?? []));
    case 'Exists':
      return allBut(undefined);
    case 'DoesNotExist':
      return oneOf(undefined);
    default:
      return oneOf();
  }
}
