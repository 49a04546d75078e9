import { stripVTControlCharacters } from 'node:util';
import { createRunnerLog } from './runner-log';

/** As Node prints what ends a process, of a program that no bundle was made of. */
const UNCAUGHT = `/work/main.js:3
throw new Error('no table');
^

Error: no table
    at Object.<anonymous> (/work/main.js:3:7)
    at Module._compile (node:internal/modules/cjs/loader:1554:14)
    at node:internal/main/run_main_module:36:49

Node.js v20.20.0`;

function print(isJson: boolean, text: string): readonly string[] {
  const written: string[] = [];
  const stream = { write: (part: string) => written.push(part) };
  const log = createRunnerLog(['orders'], isJson, { stdout: stream, stderr: stream });
  text.split('\n').forEach(log.printAs('orders'));
  return written.join('').trimEnd().split('\n').map(stripVTControlCharacters);
}

test('of an error that ended a service people see the error and its own frames', () => {
  expect(print(false, UNCAUGHT)).toEqual([
    'orders   │ /work/main.js:3',
    "orders   │ throw new Error('no table');",
    'orders   │ ^',
    'orders   │ Error: no table',
    'orders   │     at Object.<anonymous> (/work/main.js:3:7)',
  ]);
});

test('as JSON every line is as the service wrote it', () => {
  expect(print(true, UNCAUGHT)).toEqual(UNCAUGHT.split('\n'));
});
