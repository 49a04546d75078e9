import { findArgument } from './container-argument';

test.each<[readonly string[] | undefined, number | undefined]>([
  [['--quiet', '--maxConns', '192'], 192],
  [['--maxConns=192'], 192],
  [['--setParameter', 'maxConns=192'], 192],
  [['--maxConns', '0.25'], 0.25],
  [['--maxConns'], undefined],
  [['--maxConns', 'many'], undefined],
  [['--maxConnsOther=1', 'xmaxConns=2'], undefined],
  [undefined, undefined],
])('%j says %p', (args, expected) => {
  expect(findArgument(args ? { name: 'mongo', args } : { name: 'mongo' }, 'maxConns')).toBe(expected);
});
