import { isMisspelt } from '../../../finding/misspelt-name';

/** A name that is there, and why it is thought to be the one that was meant. */
export interface NearName {
  readonly name: string;
  readonly because: string;
}

/** Letters of a hash that Kustomize ends the names of generated ConfigMaps and Secrets with (kustomize, api/hasher). */
const GENERATED = /-[bcdfghkmt2456789]{10}$/;

/**
 * The one of some names that was meant, where something shows it: a slip of a letter or two, a hash or a prefix that the reference lacks.
 *
 * @param owner name of the object that says it: a prefix that it has too was meant for all
 */
export function findNearName(written: string, names: readonly string[], owner: string): NearName | undefined {
  for (const name of names) {
    const because = compare(written, name, owner);
    if (because !== undefined) return { name, because };
  }
  return undefined;
}

function compare(written: string, name: string, owner: string): string | undefined {
  if (name.replace(GENERATED, '') === written.replace(GENERATED, '')) return 'which differs in the hash that Kustomize adds';
  if (name.endsWith(`-${written}`)) {
    const prefix = name.slice(0, -written.length);
    if (owner.startsWith(prefix)) return `which has the prefix ${prefix} like ${owner}`;
  }
  if (name.startsWith(`${written}-`)) {
    const suffix = name.slice(written.length);
    if (owner.endsWith(suffix)) return `which has the suffix ${suffix} like ${owner}`;
  }
  return isMisspelt(written, name) ? 'which is spelt almost the same' : undefined;
}
