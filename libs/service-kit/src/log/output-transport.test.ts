import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { MESSAGE } from 'triple-beam';
import { OutputTransport } from './output-transport';
import { runProgram, startProgram } from '../../testing/run-program';

/** An output whose reader takes each text when the test says so. */
class HeldOutput extends Writable {
  readonly written: string[] = [];
  #done: () => void = () => undefined;
  isHeld = false;

  override _write(text: Buffer, _encoding: unknown, done: () => void): void {
    this.written.push(String(text));
    if (this.isHeld) this.#done = done;
    else done();
  }

  async take(): Promise<void> {
    this.#done();
    await delay(0);
  }
}

function openTransport() {
  const output = new HeldOutput();
  const transport = new OutputTransport({ output, describeGap: (dropped) => `${dropped} dropped` });
  const print = (...lines: string[]) => {
    for (const line of lines) transport.log({ [MESSAGE]: line }, () => undefined);
    return delay(20);
  };
  return { output, transport, print };
}

test('prints lines that come together with one write, in their order', async () => {
  const { output, print } = openTransport();

  await print('one', 'two');
  await print('three');

  expect(output.written).toEqual(['one\ntwo\n', 'three\n']);
});

test('prints what is much at once, and does not wait', () => {
  const { output, transport } = openTransport();
  const line = 'x'.repeat(1023);

  for (let count = 0; count < 20; count += 1) transport.print(line);

  expect(output.written).toEqual([`${line}\n`.repeat(16)]);
});

test('a long turn of the event loop loses no line that its reader takes', async () => {
  const { output, transport, print } = openTransport();
  const lines = Array.from({ length: 12 }, (_, n) => String(n).repeat(1024 ** 2 / String(n).length));

  await print(...lines);

  expect(output.written.join('')).toBe(`${lines.join('\n')}\n`);
  expect(transport.droppedLines).toBe(0);
});

test('while its reader stalls keeps some lines, drops the others, and says how many when it reads on', async () => {
  const { output, transport, print } = openTransport();
  const mebibyte = 'x'.repeat(1024 ** 2 - 1);
  output.isHeld = true;
  await print(mebibyte);

  await print('waits', ...Array<string>(10).fill(mebibyte), 'last');
  output.isHeld = false;
  await output.take();
  await print('next');

  expect(transport.droppedLines).toBe(8);
  expect(output.written.slice(1).join('').split('\n')).toEqual(['waits', mebibyte, mebibyte, mebibyte, '8 dropped', 'next', '']);
});

test('a program whose output nobody reads keeps its memory, counts what it drops, and says it when somebody reads', async () => {
  const child = startProgram('log-without-reader.ts', { LINES: '200000' });
  const [report = ''] = (await once(createInterface(child.stderr), 'line')) as [string];
  const { grown_mib, metrics } = JSON.parse(report) as { grown_mib: number; metrics: string };
  const dropped = Number(/^log_lines_dropped_total (\d+)$/m.exec(metrics)?.[1]);

  const lines: Record<string, unknown>[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(JSON.parse(line) as Record<string, unknown>);
    if (lines.at(-1)?.['dropped_lines'] !== undefined) child.kill('SIGTERM');
  }

  expect(grown_mib).toBeLessThan(32);
  expect(dropped).toBeGreaterThan(100_000);
  expect(lines.filter(({ message }) => message === 'tick')).toHaveLength(200_000 - dropped);
  expect(lines.slice(-2)).toMatchObject([{ level: 'warn', service: 'shop', dropped_lines: dropped }, { message: 'last' }]);
});

test('listens for the exit of the process only while a line waits', async () => {
  const before = process.listenerCount('exit');
  const { print } = openTransport();

  const printed = print('line');
  const during = process.listenerCount('exit');
  await printed;

  expect(during).toBe(before + 1);
  expect(process.listenerCount('exit')).toBe(before);
});

test.each([
  { how: 'exits', env: {}, exitCode: 3 },
  { how: 'fails', env: { FAIL: '1' }, exitCode: 1 },
])('a process that $how in the turn of its last lines has printed them', async ({ env, exitCode }) => {
  const { ended } = runProgram('log-and-exit.ts', env);

  const { code, stdout } = await ended;

  expect(code).toBe(exitCode);
  expect(stdout.split('\n').map((line) => /"message":"(\w+)"/.exec(line)?.[1])).toEqual(['first', 'last', undefined]);
});
