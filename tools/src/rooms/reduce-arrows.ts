/** From a name to the names that it points at. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** The arrows without those that a longer way shows already. */
export function reduceArrows(arrows: Arrows): Arrows {
  return new Map(
    [...arrows].map(([from, targets]) => {
      const further = new Set([...targets].flatMap((to) => [...reachable(arrows, to)]));
      return [from, new Set([...targets].filter((to) => !further.has(to)))];
    }),
  );
}

/** All that is pointed at on any way. */
function reachable(arrows: Arrows, from: string): ReadonlySet<string> {
  const found = new Set(arrows.get(from));
  // A set also visits what is added on the way.
  for (const name of found) for (const next of arrows.get(name) ?? []) found.add(next);
  return found;
}
