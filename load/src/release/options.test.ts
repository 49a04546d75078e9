import { chooseSteps, parseOptions } from './options';

const given = ['--context', 'nodes'];

test('a cluster must be named', () => {
  expect(() => parseOptions(['--to', 'two'])).toThrow(
    "--context is not given; the cluster that kubectl points at by itself may be anybody's",
  );
});

test.each([
  { args: [], fault: '--to is not given, which upgrade needs; give it, or leave the step out with --only' },
  { args: ['--to', 'two'], fault: '--program is not given, which lose-node needs; give it, or leave the step out with --only' },
  { args: ['--to', 'a b'], fault: '--to is "a b"; give a tag such as sha-4f2c1d0' },
  { args: ['--only', 'kill,explode'], fault: '--only is explode; give one of upgrade, drain, delete, kill, oom, lose-node, scale' },
  { args: ['--namespace', 'Shop'], fault: '--namespace is "Shop"; give a name such as shop-prod' },
  { args: ['--rate', '0'], fault: '--rate is "0"; give a whole number of at least 1' },
])('$args is refused: $fault', ({ args, fault }) => {
  expect(() => parseOptions([...given, ...args])).toThrow(fault);
});

test('steps run in their order, whatever order they are named in', () => {
  const options = parseOptions([...given, '--only', 'oom,drain']);

  expect(chooseSteps(options).map(({ name }) => name)).toEqual(['drain', 'oom']);
});
