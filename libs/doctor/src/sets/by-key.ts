/** Compares entries by their keys, for `sort`. Unlike `localeCompare`, the same on every machine. */
export function byKey(a: readonly [key: string, ...rest: unknown[]], b: readonly [key: string, ...rest: unknown[]]): number {
  return a[0] < b[0] ? -1 : Number(a[0] > b[0]);
}
