import { formatProofs, isHeld } from './format-proofs';
import type { Proof } from './proven-platform';

const end = (name: string) => ({ name, address: '10.0.0.1' });

const HELD: Proof = { name: 'dev', cells: { open: 20, closed: 2113, some: 0 }, differences: [] };
const DIFFERING: Proof = {
  ...HELD,
  differences: [
    {
      cell: { from: end('shop/web'), to: 'shop/api', address: '10.0.0.2', protocol: 'TCP', port: 80, ends: [] },
      expected: 'closed',
      seen: 'answered by shop/api',
    },
  ],
};

test.each([
  ['the network does what the engine says', HELD, true],
  ['a cell differs', DIFFERING, false],
  ['a break is seen', { ...HELD, noticed: 3 }, true],
  ['a break is not seen', { ...HELD, noticed: 0 }, false],
])('where %s, a proof holds or not', (_what, proof, expected) => {
  expect(isHeld(proof)).toBe(expected);
});

test('the table has a line for each platform, and then each difference', () => {
  expect(formatProofs([HELD, { ...DIFFERING, name: 'dev deletes shop/in', noticed: 4 }])).toBe(
    [
      'platform             cells  open  closed  some  differ  break seen in',
      'dev                   2133    20    2113     0       0               ',
      'dev deletes shop/in   2133    20    2113     0       1              4',
      'dev deletes shop/in: shop/web → shop/api TCP 80: the engine says closed, the network answered by shop/api',
    ].join('\n'),
  );
});
