/**
 * Tells whether a header has this name, whatever its case. The length rules nearly every other one out.
 *
 * @param lowerCase the name, in lower case
 */
export function isNamed(name: string, lowerCase: string): boolean {
  return name.length === lowerCase.length && name.toLowerCase() === lowerCase;
}
