import type { InvalidPlatform } from 'fairlead';

/**
 * Faults that several objects have alike, in one line: `overlays/platform.ts:17:17 dev/redis, prod/redis: has no memory; give it some`.
 */
export function joinFaults({ faults, places }: Pick<InvalidPlatform, 'faults' | 'places'>): readonly string[] {
  const joined = new Map<string, { readonly place: string | undefined; readonly owners: string[]; readonly text: string }>();
  for (const fault of faults) {
    const place = places.get(fault);
    const { owner, text } = split(fault);
    const key = JSON.stringify([place, text]);
    const known = joined.get(key);
    if (known) known.owners.push(owner);
    else joined.set(key, { place, owners: [owner], text });
  }
  return [...joined.values()].map(({ place, owners, text }) => `${place === undefined ? '' : `${place} `}${owners.join(', ')}${text}`);
}

/** What stands before the first colon names what is at fault. */
function split(fault: string): { readonly owner: string; readonly text: string } {
  const end = /^[^:]+(?=: )/.exec(fault)?.[0].length ?? 0;
  return { owner: fault.slice(0, end), text: fault.slice(end) };
}
