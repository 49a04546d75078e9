/** Faults that several objects have alike, in one line: `dev/redis, prod/redis: has no memory; give it some`. */
export function joinFaults(faults: readonly string[]): readonly string[] {
  const ownersOf = new Map<string, string[]>();
  for (const fault of faults) {
    const { owner, text } = split(fault);
    ownersOf.set(text, [...(ownersOf.get(text) ?? []), owner]);
  }
  return [...ownersOf].map(([text, owners]) => owners.join(', ') + text);
}

/** What stands before the first colon names what is at fault. */
function split(fault: string): { readonly owner: string; readonly text: string } {
  const end = /^[^:]+(?=: )/.exec(fault)?.[0].length ?? 0;
  return { owner: fault.slice(0, end), text: fault.slice(end) };
}
