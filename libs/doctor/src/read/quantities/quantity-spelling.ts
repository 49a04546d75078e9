/** A quantity that is written as people do: `512 MB`, `1gib`. */
const SPELLED = /^(\d+(?:\.\d+)?) ?([KMGTPE])(I?)B?$/i;

/**
 * A quantity as Kubernetes spells it, where it is certain how much is meant: `512M` for `512MB`, `1Gi` for `1gib`.
 *
 * @returns nothing where it is not: `m` is a thousandth, and nobody means a thousandth of a byte
 */
export function spellQuantity(text: string): string | undefined {
  const [, number = '', prefix, binary] = SPELLED.exec(text.trim()) ?? [];
  if (prefix === undefined) return undefined;
  const isBytes = /b$/i.test(text.trim());
  if (!binary && !isBytes && prefix === prefix.toLowerCase()) return undefined;
  const letter = prefix.toUpperCase();
  return binary ? `${number}${letter}i` : `${number}${letter === 'K' ? 'k' : letter}`;
}
