import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '@fairlead/command-line';

const ROOT = join(__dirname, '../../..');

/** A store that nobody is at: a service starts and registers what it counts, and is not ready. */
const NOWHERE = '127.0.0.1:1';

/** A service of the platform in a process of its own, since constructs never import what runs in a cluster. */
export interface RunningApp {
  readonly port: number;
  /** What `/metrics` prints. */
  readonly scrape: () => Promise<string>;
  /** Names of the series that it registers, whether they have a value yet or not. */
  readonly listSeries: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a service from its sources.
 *
 * @param env variables beside those that every service has here
 */
export async function startApp(name: string, env: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const port = await findFreePort();
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', join(ROOT, 'apps', name, 'src/main.ts')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.base.json'),
      PORT: String(port),
      LOG_LEVEL: 'error',
      REDIS_URL: `redis://${NOWHERE}`,
      MONGO_URL: `mongodb://${NOWHERE}/shop`,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const scrape = () => fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text());
  while (!(await scrape().catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`${name} has ended with ${child.exitCode}`);
    await delay(100);
  }
  return {
    port,
    scrape,
    listSeries: async () =>
      [...(await scrape()).matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, series = '', type]) => expand(series, type)),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A histogram has three series. */
function expand(series: string, type: string | undefined): readonly string[] {
  return type === 'histogram' ? ['bucket', 'sum', 'count'].map((part) => `${series}_${part}`) : [series];
}
