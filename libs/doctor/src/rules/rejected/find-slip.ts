import { findNearestWord } from 'fairlead/contract';

/** Letters of a name that may be wrong where something else may be meant as well. */
const SLIP = 1 / 4;

/** The word that is meant for certain: a few letters apart. */
export function findSlip(written: string, words: readonly string[]): string | undefined {
  return findNearestWord(written, words, SLIP);
}
