import { parseOptions, usage } from './options';
import { SCENARIOS } from './scenarios';

const KNOWN = ['slow-readers', 'slow-streams'];

test.each([
  { args: [], scenarios: KNOWN },
  { args: ['all'], scenarios: KNOWN },
  { args: ['slow-streams', '--rate', '10'], scenarios: ['slow-streams'] },
])('$args runs $scenarios', ({ args, scenarios }) => {
  expect(parseOptions(args, KNOWN)).toMatchObject({ scenarios });
});

test('a phase is in seconds, a share and a slack in percent', () => {
  expect(parseOptions(['--phase', '12s', '--share', '10'], KNOWN)).toMatchObject({ phaseMs: 12_000, share: 0.1, mostTimes: 2 });
  expect(parseOptions(['--slack', '50'], KNOWN)).toMatchObject({ mostTimes: 3 });
});

test.each([
  { args: ['flood'], message: 'there is no scenario flood; give some of slow-readers, slow-streams, or all' },
  { args: ['--share', '101'], message: '--share is "101"; give a whole number from 1 to 100' },
  { args: ['--rate', 'much'], message: '--rate is "much"; give a whole number of at least 1' },
])('refuses $args', ({ args, message }) => {
  expect(() => parseOptions(args, KNOWN)).toThrow(message);
});

test('help names every scenario', () => {
  for (const { name, description } of SCENARIOS) expect(usage(SCENARIOS)).toContain(`${name.padEnd(24)} ${description}`);
});
