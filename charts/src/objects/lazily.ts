import { Lazy } from 'cdk8s';

/** A value that is made when its object is rendered, when every edge is known. Typed as what it will be. */
export function lazily<Value>(produce: () => Value): Value {
  return Lazy.any({ produce }) as Value;
}

/** A list that is made when its object is rendered, and left out where it is empty. */
export function lazyList<Item>(produce: () => Item[]): Item[] {
  return lazily(() => {
    const items = produce();
    return (items.length > 0 ? items : undefined) as Item[];
  });
}

/** A table of texts that is made when its object is rendered, and left out where it is empty. */
export function lazyTable(produce: () => Record<string, string>): Record<string, string> {
  return lazily(() => {
    const table = produce();
    return (Object.keys(table).length > 0 ? table : undefined) as Record<string, string>;
  });
}
