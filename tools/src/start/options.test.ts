import { parseOptions } from './options';

test('writes the manifests, runs on the contracts’ ports and renders the log unless told otherwise', () => {
  expect(parseOptions([])).toEqual({ synth: true, json: false, portOffset: 0 });
});

test('takes its options by name', () => {
  expect(parseOptions(['--no-synth', '--json', '--port-offset', '100'])).toEqual({
    synth: false,
    json: true,
    portOffset: 100,
  });
});

test.each([
  { args: ['--port-offset', '1.5'], fault: '--port-offset is "1.5"; give a whole number from 0 to 50000' },
  { args: ['--port-offset', ''], fault: '--port-offset is ""; give a whole number from 0 to 50000' },
  { args: ['--port-offset', '-1'], fault: '--port-offset has no value; one that begins with a dash is written --port-offset=-…' },
  { args: ['--port-offset=-1'], fault: '--port-offset is "-1"' },
  { args: ['--prot', '1'], fault: "Unknown option '--prot'" },
])('refuses $args', ({ args, fault }) => {
  expect(() => parseOptions(args)).toThrow(fault);
});
