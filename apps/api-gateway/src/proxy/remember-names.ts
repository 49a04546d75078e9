/** Most names that are remembered, and the longest: a client may invent as many as it likes. */
const MOST_NAMES = 1_000;
const LONGEST_NAME = 64;

/**
 * A function that remembers what another says of a header's name. Of the names that pass, in the spelling that they come in, there are few;
 * to take one into lower case and look it up in several lists, for each header of each request, costs more than all else about it.
 *
 * @param judge of a name in lower case
 */
export function rememberNames<Verdict>(judge: (lowerCase: string) => Verdict): (name: string) => Verdict {
  const verdicts = new Map<string, Verdict>();
  return (name) => {
    const known = verdicts.get(name);
    if (known !== undefined) return known;
    const verdict = judge(name.toLowerCase());
    if (verdicts.size < MOST_NAMES && name.length <= LONGEST_NAME) verdicts.set(name, verdict);
    return verdict;
  };
}
