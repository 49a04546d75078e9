import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cleanup } from '../src/cleanup';
import { createStopSignal } from '../src/stop-signal';

/** A command that a test stops: says what it has started and made, then waits for ever. */
void Cleanup.around(createStopSignal(process), async ({ defer }) => {
  const folder = mkdtempSync(join(tmpdir(), 'until-stopped-'));
  defer(() => rmSync(folder, { recursive: true }));
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  defer(() => (child.kill(), once(child, 'exit')));
  console.log(JSON.stringify({ folder, pid: child.pid }));
  await new Promise(() => {});
}).catch((error: Error) => console.log(error.message));
