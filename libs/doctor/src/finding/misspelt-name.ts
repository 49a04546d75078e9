import { editDistance } from 'fairlead/contract';

/** Shorter words are names of their own: `app-a` and `app-b`, `eu` and `us`. */
const SHORT_WORD = 3;
const SHORT_NAME = 8;
const SHORTEST_STEM = 5;

/** The one of some names that somebody misspelt who wrote where a program finds something: `redsi` for `redis`, `mongodb` for `mongo`. */
export function findMisspelt(written: string, names: Iterable<string>): string | undefined {
  for (const name of names) {
    if (name !== written && (isMisspelt(written, name) || hasOtherEnding(written, name) || hasOtherEnding(name, written))) return name;
  }
  return undefined;
}

/** Whether a name is another with a letter or two behind it. */
function hasOtherEnding(long: string, short: string): boolean {
  return short.length >= SHORTEST_STEM && long.startsWith(short) && /^[a-z]{1,2}$/.test(long.slice(short.length));
}

/** Whether a hand may have written one for the other: names that differ in a number or in a word of a letter or two are of two things. */
export function isMisspelt(written: string, name: string): boolean {
  const most = Math.min(written.length, name.length) < SHORT_NAME ? 1 : 2;
  if (Math.abs(written.length - name.length) > most || editDistance(written.toLowerCase(), name.toLowerCase()) > most) return false;
  const [words, others] = [written, name].map((text) => text.split(/[-._]/)) as [string[], string[]];
  if (words.length !== others.length) return written.replace(/[-._]/g, '') === name.replace(/[-._]/g, '');
  const differing = words.flatMap((word, index) => (word === others[index] ? [] : [[word, others[index] ?? ''] as const]));
  return differing.every(([a, b]) => Math.min(a.length, b.length) >= SHORT_WORD && a.replace(/\d+/g, '') !== b.replace(/\d+/g, ''));
}
