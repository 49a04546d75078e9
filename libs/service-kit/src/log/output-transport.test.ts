import { MESSAGE } from 'triple-beam';
import { OutputTransport } from './output-transport';
import { runProgram } from '../../testing/run-program';

test('prints the lines of one turn together, in their order', async () => {
  const written: string[] = [];
  const transport = new OutputTransport({ write: (text) => written.push(text) });

  for (const line of ['one', 'two']) transport.log({ [MESSAGE]: line }, () => undefined);
  await turn();
  transport.log({ [MESSAGE]: 'three' }, () => undefined);
  await turn();

  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

test('listens for the exit of the process only while a line waits', async () => {
  const before = process.listenerCount('exit');
  const transport = new OutputTransport({ write: () => undefined });

  transport.log({ [MESSAGE]: 'line' }, () => undefined);
  const during = process.listenerCount('exit');
  await turn();

  expect(during).toBe(before + 1);
  expect(process.listenerCount('exit')).toBe(before);
});

test('a process that exits in the turn of its last lines has printed them', async () => {
  const { ended } = runProgram('log-and-exit.ts', {});

  const { code, stdout } = await ended;

  expect(code).toBe(3);
  expect(stdout.split('\n').map((line) => /"message":"(\w+)"/.exec(line)?.[1])).toEqual(['first', 'last', undefined]);
});

const turn = () => new Promise((resolve) => setImmediate(resolve));
