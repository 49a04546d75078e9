/**
 * The word that somebody meant who wrote another: the one that is the fewest inserted, deleted or replaced letters away (Levenshtein),
 * upper and lower case alike. Nothing where more than half of its letters would have to change.
 *
 * @internal
 */
export function findNearestWord(written: string, words: readonly string[]): string | undefined {
  const [nearest] = words
    .map((word) => ({ word, distance: distanceOf(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= Math.ceil(Math.max(word.length, written.length) / 2))
    .sort((a, b) => a.distance - b.distance);
  return nearest?.word;
}

/** Row by row of the table of all prefixes, of which only the last row is needed. */
function distanceOf(a: string, b: string): number {
  const first = Array.from({ length: b.length + 1 }, (_, index) => index);
  const last = [...a].reduce<readonly number[]>((above, letter, row) => {
    const current = [row + 1];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = at(above, column - 1) + Number(letter !== b[column - 1]);
      current.push(Math.min(replaced, at(above, column) + 1, at(current, column - 1) + 1));
    }
    return current;
  }, first);
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
