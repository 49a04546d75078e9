import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeAfterTests } from './close-after-tests';

const PROGRAM = `
  const server = require('node:http').createServer((request, response) => {
    request.resume().on('end', () => setTimeout(() => response.end(String(process.pid)), 5));
  });
  server.listen(Number(process.argv[1]), () => process.send(server.address().port));`;

/** An upstream in a process of its own, which answers each request after 5 ms with its process id. */
export interface SpawnedUpstream {
  readonly port: number;
  /** SIGSTOP: connections are still taken by the kernel, and nothing answers. */
  freeze(): void;
  /** SIGCONT. */
  thaw(): void;
  /** SIGKILL. */
  readonly kill: () => Promise<unknown>;
}

/** @param port a free one where it is 0 */
export async function spawnUpstream(port = 0): Promise<SpawnedUpstream> {
  const child: ChildProcess = spawn(process.execPath, ['--eval', PROGRAM, String(port)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const [listening] = (await once(child, 'message')) as [number];
  return {
    port: listening,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    kill: closeAfterTests(async () => {
      child.kill('SIGKILL');
      return exited;
    }),
  };
}
