import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const LOAD = join(__dirname, '..');

/** Each says on the standard error what it does, from when Ctrl-C is heard. */
test.each(['bench-gateway', 'prove-gateway'])('Ctrl-C ends %s with 130, and says so', async (command) => {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', join(LOAD, command, 'main.ts')], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close');
  child.stderr.once('data', () => child.kill('SIGINT'));

  expect(await text(child.stderr)).toContain('stopped by SIGINT');
  expect(await ended).toEqual([130, null]);
});
