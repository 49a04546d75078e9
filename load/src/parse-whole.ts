/**
 * Reads the value of an option, a whole number of at least 1.
 *
 * @throws Error that names the option, what it is and what to write
 */
export function parseWhole(name: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${name} is ${JSON.stringify(text)}; give a whole number of at least 1`);
  return Number(text);
}

/** Reads a time in whole seconds, with its unit or without: `15s`, `15`. */
export function parseSeconds(name: string, text: string): number {
  return parseWhole(name, text.replace(/s$/, ''));
}
