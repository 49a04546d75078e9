import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { OPERATIONAL_PATHS } from 'fairlead/contract';
import { SERVICES } from '@fairlead/contracts';
import { runNode } from '../workspace/workspace';

let folder: string;
let service: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
});

afterEach(async () => {
  service?.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

test.each(SERVICES)('$name runs from its bundle alone, in an empty folder', async ({ name }) => {
  const file = join(folder, 'main.js');
  runNode(['--require', 'tsx/cjs', 'tools/src/bundle/main.ts', `apps/${name}`, file]);

  const program = spawn(process.execPath, [file], { cwd: folder, env: { PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
  service = program;
  const response = await fetch(`http://localhost:${await findPort(program.stdout)}${OPERATIONAL_PATHS.live}`);
  program.kill('SIGTERM');

  expect(response.status).toBe(200);
  expect(await once(program, 'exit')).toEqual([0, null]);
});

/** The port that a service's log names once it listens. */
async function findPort(output: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface(output)) {
    const { port } = JSON.parse(line) as { port?: number };
    if (port) return port;
  }
  throw new Error('ended before it listened');
}
