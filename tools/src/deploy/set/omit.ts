/** The same object without some of its fields. */
export function omit<Fields extends object, Name extends keyof Fields>(fields: Fields, ...names: readonly Name[]): Omit<Fields, Name> {
  const isKept = ([name]: readonly [string, unknown]) => !names.some((omitted) => omitted === name);
  return Object.fromEntries(Object.entries(fields).filter(isKept)) as Omit<Fields, Name>;
}
