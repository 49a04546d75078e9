import type { Pair } from './options';
import type { Matrix } from './read-workflows';

/** One value for each key of a matrix. */
export type Entry = Readonly<Record<string, unknown>>;

/**
 * The first entry of a matrix that has the given values. Without a matrix there are none.
 *
 * @throws Error that says which values there are
 */
export function chooseEntry(matrix: Matrix | undefined, chosen: readonly Pair[]): Entry {
  if (matrix === undefined) return refuseAll(chosen);
  const given = Object.fromEntries(chosen);
  const entries = listEntries(matrix);
  // What only GitHub can work out is taken as it is given.
  if (entries === undefined) return given;
  const found = entries.find((entry) => chosen.every(([key, value]) => String(entry[key]) === value));
  if (!found) throw new Error(`the matrix has no entry of ${show(given)}; there are ${entries.map(show).join('; ')}`);
  return found;
}

function refuseAll(chosen: readonly Pair[]): Entry {
  if (chosen.length > 0) throw new Error('the job has no matrix; leave --matrix away');
  return {};
}

/** Every combination; nothing where an expression says what they are. */
function listEntries(matrix: Matrix): readonly Entry[] | undefined {
  if (typeof matrix === 'string') return undefined;
  const { include = [], exclude = [], ...axes } = matrix;
  const lists = Object.entries(axes);
  if (![include, exclude, ...lists.map(([, values]) => values)].every(Array.isArray)) return undefined;
  const product = lists.reduce<readonly Entry[]>(
    (entries, [key, values]) => entries.flatMap((entry) => (values as readonly unknown[]).map((value) => ({ ...entry, [key]: value }))),
    [{}],
  );
  const left = product.filter((entry) => !(exclude as readonly Entry[]).some((each) => contains(entry, each)));
  return includeAll(lists.length > 0 ? left : [], include as readonly Entry[], Object.keys(axes));
}

/** An entry that fits combinations which are there adds its keys to them; another one stands beside them. */
function includeAll(entries: readonly Entry[], include: readonly Entry[], axes: readonly string[]): readonly Entry[] {
  return include.reduce((all, each) => {
    const ofAxes = Object.fromEntries(Object.entries(each).filter(([key]) => axes.includes(key)));
    const fits = (entry: Entry) => entries.some((original) => contains(entry, original)) && contains(entry, ofAxes);
    return all.some(fits) ? all.map((entry) => (fits(entry) ? { ...entry, ...each } : entry)) : [...all, each];
  }, entries);
}

function contains(entry: Entry, part: Entry): boolean {
  return Object.entries(part).every(([key, value]) => entry[key] === value);
}

function show(entry: Entry): string {
  return Object.entries(entry)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(' ');
}
