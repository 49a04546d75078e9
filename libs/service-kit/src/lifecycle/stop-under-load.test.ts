import { createInterface } from 'node:readline';
import { startClients } from '../../testing/clients';
import { eventually } from '../../testing/eventually';
import type { LogLine } from '../../testing/memory-log';
import { runProgram } from '../../testing/run-program';

/** A service in a process of its own that has begun to listen. */
async function startLoadedShop(environment: Readonly<Record<string, string>>) {
  const program = runProgram('loaded-shop.ts', { PORT: '0', ...environment });
  const lines: LogLine[] = [];
  const output = createInterface(program.child.stdout);
  const port = await new Promise<number>((resolve) => {
    output.on('line', (text) => {
      const line = JSON.parse(text) as LogLine;
      lines.push(line);
      if (line['message'] === 'listening') resolve(line['port'] as number);
    });
  });
  return { ...program, lines, port };
}

test.each([
  { round: 1, lingerMs: 300 },
  { round: 2, lingerMs: 300 },
  { round: 3, lingerMs: 0 },
])(
  'SIGTERM under the load of 200 connections, lingering $lingerMs ms: every request taken gets its whole answer (round $round)',
  async ({ lingerMs }) => {
    const { child, ended, lines, port } = await startLoadedShop({ LINGER_MS: String(lingerMs) });
    const { outcomes, done } = startClients(`http://127.0.0.1:${port}/items`, 200);
    await eventually(() => outcomes.whole > 400);

    child.kill('SIGTERM');
    await done;
    const { code } = await ended;

    const answered = lines.filter((line) => line['message'] === 'request');
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatchObject({ message: 'stopped' });
    expect(outcomes.partial).toBe(0);
    expect(outcomes.closing).toBeGreaterThan(0);
    expect(answered.filter((line) => line['status'] !== 200)).toEqual([]);
    expect(answered).toHaveLength(outcomes.whole);
  },
);

test('a second signal ends the process at once, however long it would linger', async () => {
  const { child, ended, lines } = await startLoadedShop({ LINGER_MS: '3600000' });

  child.kill('SIGTERM');
  await eventually(() => lines.some((line) => line['message'] === 'stopping'));
  child.kill('SIGTERM');

  expect((await ended).code).toBe(1);
});
