import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually, type LogLine } from '@fairlead/service-kit/testing';
import { closeAfterTests } from './close-after-tests';

const WORKSPACE = resolve(__dirname, '../../..');

/** A service that runs as a process of its own, from its source. */
export interface SpawnedApp {
  readonly url: string;
  readonly log: readonly LogLine[];
  /** The line of the request with this id, once it is there. */
  logged(requestId: string): Promise<LogLine>;
  /** Sends SIGTERM; resolves with the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Starts an app on a free port and waits until it listens. */
export async function spawnApp(name: string, env: NodeJS.ProcessEnv): Promise<SpawnedApp> {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', `apps/${name}/src/main.ts`], {
    cwd: WORKSPACE,
    env: { ...process.env, NODE_ENV: 'development', PORT: '0', LINGER_MS: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const stop = closeAfterTests(async () => {
    child.kill('SIGTERM');
    return (await exited)[0];
  });
  const log = collectLog(child);
  const listening = eventually(() => log.find((line) => line['message'] === 'listening'));
  const line = await Promise.race([listening, exited.then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`)))]);
  return {
    url: `http://localhost:${String(line['port'])}`,
    log,
    logged: (requestId) => eventually(() => log.find((entry) => entry['request_id'] === requestId)),
    stop,
  };
}

function collectLog(child: ChildProcess): LogLine[] {
  const lines: LogLine[] = [];
  if (child.stdout) createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line) as LogLine));
  return lines;
}
