import fc from 'fast-check';
import { LabelSet } from './label-set';
import { selector } from '../../testing/random-manifests';

/** Every map of the labels that random selectors speak of, with a value that none of them names. */
const MAPS = [undefined, 'x', 'y', 'z'].flatMap((a) =>
  [undefined, 'x', 'y', 'z'].flatMap((b) =>
    [undefined, 'x', 'y', 'z'].map((c) => Object.fromEntries(Object.entries({ a, b, c }).filter(hasValue))),
  ),
);

function hasValue(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}

test('what is left of a selector without another matches what the one matches and the other does not', () => {
  fc.assert(
    fc.property(selector, selector, (one, other) => {
      const [a, b] = [LabelSet.of(one), LabelSet.of(other)];

      const left = a.subtract(b);

      for (const labels of MAPS) {
        expect(left.filter((part) => part.matches(labels))).toHaveLength(a.matches(labels) && !b.matches(labels) ? 1 : 0);
      }
    }),
  );
});

test('what two selectors share matches what both match', () => {
  fc.assert(
    fc.property(selector, selector, (one, other) => {
      const [a, b] = [LabelSet.of(one), LabelSet.of(other)];

      expect(MAPS.filter((labels) => a.intersect(b).matches(labels))).toEqual(
        MAPS.filter((labels) => a.matches(labels) && b.matches(labels)),
      );
    }),
  );
});

test('a selector is empty exactly when it matches no map', () => {
  fc.assert(
    fc.property(selector, (one) => {
      expect(LabelSet.of(one).isEmpty).toBe(!MAPS.some((labels) => LabelSet.of(one).matches(labels)));
    }),
  );
});

test('selectors that are written the same match the same', () => {
  fc.assert(
    fc.property(selector, selector, (one, other) => {
      const [a, b] = [LabelSet.of(one), LabelSet.of(other)];

      fc.pre(a.toString() === b.toString());
      expect(MAPS.filter((labels) => a.matches(labels))).toEqual(MAPS.filter((labels) => b.matches(labels)));
    }),
    { maxSkipsPerRun: 1_000 },
  );
});

test.each([
  { selector: {}, text: '' },
  { selector: { matchLabels: { b: '1', a: '2' } }, text: 'a=2, b=1' },
  { selector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['y', 'x'] }] }, text: 'a in (x, y)' },
  { selector: { matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['x'] }] }, text: 'a notin (x)' },
  { selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] }, text: 'a' },
  { selector: { matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, text: '!a' },
  { selector: { matchLabels: { a: 'x' }, matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['x'] }] }, text: 'a in ()' },
])('writes $selector as "$text"', ({ selector: one, text }) => {
  expect(LabelSet.of(one).toString()).toBe(text);
});
