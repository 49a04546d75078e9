/** What a label may be: one of the members, or with `excluded` anything but them. The member `undefined` stands for a label that is absent. */
export interface LabelValues {
  readonly excluded: boolean;
  readonly members: ReadonlySet<string | undefined>;
}

export const oneOf = (...members: readonly (string | undefined)[]): LabelValues => ({ excluded: false, members: new Set(members) });

export const allBut = (...members: readonly (string | undefined)[]): LabelValues => ({ excluded: true, members: new Set(members) });

export function hasValue({ excluded, members }: LabelValues, value: string | undefined): boolean {
  return members.has(value) !== excluded;
}

/** Labels may take any value, so what excludes is never empty. */
export function isImpossible({ excluded, members }: LabelValues): boolean {
  return !excluded && members.size === 0;
}

export function intersectValues(a: LabelValues, b: LabelValues): LabelValues {
  if (a.excluded && b.excluded) return allBut(...a.members, ...b.members);
  const [finite, other] = a.excluded ? [b, a] : [a, b];
  return oneOf(...[...finite.members].filter((member) => hasValue(other, member)));
}

export function subtractValues(a: LabelValues, b: LabelValues): LabelValues {
  return intersectValues(a, { ...b, excluded: !b.excluded });
}

/** As `kubectl --selector` writes it: `app=redis`, `app in (a, b)`, `app notin (a)`, `app`, `!app`. */
export function formatValues(key: string, { excluded, members }: LabelValues): string {
  const present = [...members].filter((member) => member !== undefined).sort();
  const list = `(${present.join(', ')})`;
  if (excluded) {
    const notIn = present.length > 0 ? [`${key} notin ${list}`] : [];
    return [...(members.has(undefined) ? [key] : []), ...notIn].join(', ');
  }
  if (present.length === 0) return members.has(undefined) ? `!${key}` : `${key} in ()`;
  const oneOfThem = present.length === 1 ? `${key}=${present[0]}` : `${key} in ${list}`;
  return members.has(undefined) ? `${oneOfThem} or !${key}` : oneOfThem;
}
