import { FAULTS } from './faults';
import { parseOptions, usage } from './options';

const KNOWN = ['stop-service', 'overload'];

test.each([
  { args: [], faults: KNOWN },
  { args: ['all'], faults: KNOWN },
  { args: ['overload', '--clients', '10'], faults: ['overload'] },
])('$args injects $faults', ({ args, faults }) => {
  expect(parseOptions(args, KNOWN)).toMatchObject({ faults });
});

test('times are in seconds', () => {
  expect(parseOptions(['--outage', '12s', '--phase', '2'], KNOWN)).toMatchObject({ outageMs: 12_000, phaseMs: 2_000 });
});

test.each([
  { args: ['flood'], message: 'there is no fault flood; give some of stop-service, overload, or all' },
  { args: ['--times', 'often'], message: '--times is "often"; give a whole number of at least 1' },
])('refuses $args', ({ args, message }) => {
  expect(() => parseOptions(args, KNOWN)).toThrow(message);
});

test('help names every fault', () => {
  for (const { name, description } of FAULTS) expect(usage(FAULTS)).toContain(`${name.padEnd(24)} ${description}`);
});
