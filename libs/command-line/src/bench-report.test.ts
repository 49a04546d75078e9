import { formatBench, toBound, toShown } from './bench-report';

test('shows each command that was run, then which bounds hold', () => {
  const rows = [
    ['synth', { wallMs: 200, cpuMs: 60 }],
    ['kube-linter', undefined],
  ] as const;
  const bounds = [toBound('share', 0.5, 0.5), toBound('memory', 301, 300, 'MiB'), toShown('by the clock', 0.7, 0.5)];

  expect(formatBench(3, rows, bounds).split('\n')).toEqual([
    'median of 3                                    time  processor',
    'synth                                        200 ms      60 ms',
    '',
    'ok      share: 0.50 of at most 0.5',
    'BROKEN  memory: 301 of at most 300 MiB',
    'shown   by the clock: 0.70',
  ]);
});
