import { findArgument } from './container-argument';

test.each<[readonly string[] | null, number | undefined]>([
  [['--quiet', '--maxConns', '192'], 192],
  [['--maxConns=192'], 192],
  [['--setParameter', 'maxConns=192'], 192],
  [['--maxConns', '0.25'], 0.25],
  [['--maxConns'], undefined],
  [['--maxConns', 'many'], undefined],
  [['--maxConnsOther=1', 'xmaxConns=2'], undefined],
  [null, undefined],
])('%j says %p', (args, expected) => {
  expect(findArgument({ name: 'mongo', args }, 'maxConns')).toBe(expected);
});
