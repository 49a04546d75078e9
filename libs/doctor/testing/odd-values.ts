import fc from 'fast-check';

/** Used by tests only: what YAML can hold in the place of anything. */

const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

/** Stands for a field that is not there. */
export const MISSING = Symbol('missing');

/** Values of every type, most of which belong nowhere. */
export const oddJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(MISSING, null, true, false, 0, -1, 1, 1.5, 3e9, '', 'x', '{{n}}', 'a b', '1', '50%', [], {}),
  fc.constantFrom<unknown>([null], ['x'], [1], [{}], [[]], { x: null }, { x: 1 }, { x: 'y' }, { x: {} }, { x: [] }),
  // What every object of JavaScript has: a table that is asked for it must not answer.
  fc.constantFrom<unknown>('__proto__', 'constructor', 'toString'),
  fc.constant<unknown>(JSON.parse('{"__proto__": {"x": 1}, "constructor": "y", "toString": null}')),
);

/** The same, with what JSON cannot hold: YAML has anchors and dates. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 9, arbitrary: oddJson },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(cyclic, new Date(0), NaN) },
);

/** Where a value is: keys and indexes from the outermost on. */
export type Place = readonly (string | number)[];

/** Every place within a value but its own. */
export function placesOf(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return [[step], ...placesOf(part).map((place) => [step, ...place])];
  });
}

/** A copy with another value at a place. */
export function replaceAt(value: unknown, [step, ...below]: Place, odd: unknown): unknown {
  if (step === undefined) return odd;
  if (typeof value !== 'object' || value === null) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string | number, unknown>;
  const part = replaceAt(copy[step], below, odd);
  if (part === MISSING) delete copy[step];
  else copy[step] = part;
  return copy;
}

/** `spec.containers[0].name`, as findings write it, without the keys of maps in quotes. */
export function formatStep(place: Place): string {
  return place
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
