/** Of more it is said how many there are. */
const SHOWN = 5;

/** `the keys app.ini, log.ini`. */
export function describeKeys(keys: readonly string[]): string {
  const more = keys.length - SHOWN;
  return `the key${keys.length === 1 ? '' : 's'} ${keys.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
