import { editDistance } from 'fairlead/contract';

/** Letters that a slip changes: one or two, and no more than a third of a short word, so that `api` is not taken for `app`. */
const MOST_LETTERS = 2;
const MOST_SHARE = 1 / 3;

/** The one of some words that somebody meant who slipped when writing another; nothing where the nearest may as well be another thing. */
export function findNearMiss(written: string, words: Iterable<string>): string | undefined {
  const own = written.toLowerCase();
  const [nearest] = [...words]
    .filter((word) => mayBeNear(own, word.toLowerCase()))
    .map((word) => ({ word, distance: editDistance(own, word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= MOST_LETTERS && distance < Math.max(word.length, own.length) * MOST_SHARE)
    .sort((a, b) => a.distance - b.distance);
  return nearest?.word;
}

/** A look that costs nothing: of about the same length, and not wrong at both ends. */
function mayBeNear(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= MOST_LETTERS && (a[0] === b[0] || a.at(-1) === b.at(-1));
}
