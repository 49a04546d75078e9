import { spellQuantity } from './quantity-spelling';

test.each([
  ['512MB', '512M'],
  ['512 Mi', '512Mi'],
  ['1GiB', '1Gi'],
  ['1gi', '1Gi'],
  ['1.5gb', '1.5G'],
  ['64KB', '64k'],
  ['64K', '64k'],
])('%s means %s', (text, spelled) => {
  expect(spellQuantity(text)).toBe(spelled);
});

test.each(['512m', '1g', 'half', '2 cores', '-1Gi', '1Mo', ''])('nobody can tell what %s means', (text) => {
  expect(spellQuantity(text)).toBeUndefined();
});
