/** A name that an object says, and the name of the object. */
export interface NamedUse {
  readonly name: string;
  readonly owner: string;
}

/**
 * A name that is made like another: `redis-credentials` beside `mongo-credentials`, or what `api` has like what `web` has. The last word
 * says what it is for, the others whose it is.
 */
export function findSibling(wanted: NamedUse, others: readonly NamedUse[]): string | undefined {
  return others.find((other) => isAlike(wanted, other))?.name;
}

function isAlike(a: NamedUse, b: NamedUse): boolean {
  if (a.owner !== b.owner && a.name.includes(a.owner) && formOf(a) === formOf(b)) return true;
  const [words, others] = [a.name.split('-'), b.name.split('-')];
  const differing = words.filter((word, index) => word !== others[index]);
  return words.length > 1 && words.length === others.length && differing.length === 1 && words.at(-1) === others.at(-1);
}

function formOf({ name, owner }: NamedUse): string {
  return name.replace(owner, '*');
}
