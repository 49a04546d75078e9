import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends a command with all that it has started and made', async (signal) => {
  const run = spawn(process.execPath, ['--require', 'tsx/cjs', join(__dirname, '../testing/run-until-stopped.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(run, 'exit');
  const lines = createInterface(run.stdout)[Symbol.asyncIterator]();
  const { folder, pid } = JSON.parse((await lines.next()).value as string) as { folder: string; pid: number };

  run.kill(signal);

  expect((await lines.next()).value).toBe(`stopped by ${signal}`);
  expect(await ended).toEqual([0, null]);
  expect(existsSync(folder)).toBe(false);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
