/** Longest name, in characters. */
export const MAX_NAME_CHARACTERS = 200;

/** Printable ASCII within the limit: most names, told at a glance. */
const PLAIN = new RegExp(`^[\\x20-\\x7e]{1,${MAX_NAME_CHARACTERS}}$`);

/** Control characters, and those that end a line or a paragraph: they break whatever line a name is shown in. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** Embeddings, overrides and isolates of UAX #9: they turn round what is written after them, so that a name can look like another. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;

/** What leaves a trace on a page. Unicode counts the Braille blank among the symbols. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The same rules but for the length, as a pattern of JSON Schema. */
export const NAME_PATTERN = `^(?=[\\s\\S]*${VISIBLE.source})(?![\\s\\S]*(?:${CONTROL.source}|${DIRECTION.source}))`;

/**
 * What is wrong with a name, or undefined.
 *
 * @param name trimmed
 */
export function findNameFault(name: string): string | undefined {
  if (PLAIN.test(name)) return undefined;
  if (!name.isWellFormed()) return 'must be well-formed Unicode';
  if (!hasFittingLength(name)) return `must have 1 to ${MAX_NAME_CHARACTERS} characters`;
  if (CONTROL.test(name)) return 'must have no control characters';
  if (DIRECTION.test(name)) return 'must have no characters that change the direction of text';
  return VISIBLE.test(name) ? undefined : 'must have a visible character';
}

/** Characters as people count them in most scripts: code points, of which each takes one or two UTF-16 units. */
function hasFittingLength(name: string): boolean {
  if (name === '' || name.length > 2 * MAX_NAME_CHARACTERS) return false;
  return [...name].length <= MAX_NAME_CHARACTERS;
}
