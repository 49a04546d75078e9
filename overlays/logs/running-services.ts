import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '@fairlead/command-line';
import type { ContainerLine } from './container-log';

const ROOT = join(__dirname, '../..');

/** The services of the shop, each in a process of its own with an embedded store. */
export interface RunningServices {
  /** Where the gateway listens. */
  readonly url: string;
  /** What each has written to stdout, by its name. */
  readonly lines: Readonly<Record<string, readonly ContainerLine[]>>;
  readonly stop: () => Promise<void>;
}

/** Starts all three, and waits until each answers. */
export async function startServices(): Promise<RunningServices> {
  const names = ['user-service', 'data-service', 'api-gateway'] as const;
  const [users, data, gateway] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const ports = { 'user-service': users, 'data-service': data, 'api-gateway': gateway };
  const upstreams = { USER_SERVICE_URL: `http://127.0.0.1:${users}`, DATA_SERVICE_URL: `http://127.0.0.1:${data}` };
  const lines: Record<string, ContainerLine[]> = {};
  const children = names.map((name) => {
    const child = startService(name, { PORT: String(ports[name]), LOG_LEVEL: 'info', ...(name === 'api-gateway' && upstreams) });
    const own: ContainerLine[] = (lines[name] = []);
    createInterface({ input: child.stdout }).on('line', (text) => own.push({ text, time: now() }));
    return child;
  });
  await Promise.all(Object.values(ports).map(waitForPort));
  return { url: `http://127.0.0.1:${gateway}`, lines, stop: () => stopAll(children) };
}

function startService(name: string, variables: Readonly<Record<string, string>>) {
  return spawn(process.execPath, ['--require', 'tsx/cjs', join(ROOT, 'apps', name, 'src/main.ts')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.base.json'), ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function waitForPort(port: number): Promise<void> {
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) await delay(100);
}

/** When a container runtime sees a line: to the nanosecond, which no two lines of a container share. */
function now(): string {
  const nanos = String(process.hrtime.bigint() % 1_000_000n).padStart(6, '0');
  return new Date().toISOString().replace('Z', `${nanos}Z`);
}

/** Ends processes, and waits until they have. */
export async function stopAll(children: readonly ChildProcess[]): Promise<void> {
  await Promise.all(
    children.map(async (child) => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }),
  );
}
