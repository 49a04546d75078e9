import { measure, parseChildTimes, readJson } from './measure';

test('the time of a command is what its shell has waited for', () => {
  expect(parseChildTimes('0m0.001s 0m0.002s\n1m1.250s 0m0.250s\n')).toBe(61_500);
});

test('a command may answer with another code where that is no failure', () => {
  const command = [process.execPath, '-e', 'process.exit(1)'];

  expect(measure(command, { codes: [0, 1], repeat: 2 }).cpuMs).toBeGreaterThan(0);
  expect(() => measure(command)).toThrow('failed, so it has no time');
});

test('what a command prints as JSON is read', () => {
  expect(readJson([process.execPath, '-p', 'JSON.stringify(process.env.A)'], { env: { A: 'b' } })).toBe('b');
});
