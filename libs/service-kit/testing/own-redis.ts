import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { eventually } from './eventually';
import { findProgram } from './find-program';
import { findFreePort } from './free-port';

const PROGRAM = findProgram('redis-server');

/** A Redis of a test's own, which the test may fill, demote and end. */
export class OwnRedis {
  readonly #child: ChildProcess;
  /** Where a replica puts what its primary sends it. */
  readonly #folder = mkdtempSync(join(tmpdir(), 'own-redis-'));
  readonly port: number;
  readonly url: string;
  /** A connection for the test itself. */
  readonly admin: Redis;

  /** Starts one on a free port; it keeps nothing on disk. */
  static async start(...options: readonly string[]): Promise<OwnRedis> {
    const port = await findFreePort();
    const redis = new OwnRedis(port, options);
    await eventually(() => redis.admin.ping().then(Boolean, () => false));
    return redis;
  }

  private constructor(port: number, options: readonly string[]) {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--repl-diskless-sync-delay', '0'];
    this.#child = spawn(PROGRAM ?? '', [...settings, ...options], { stdio: 'ignore', cwd: this.#folder });
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
    this.admin = new Redis(this.url, { enableOfflineQueue: false, retryStrategy: () => 20 });
    this.admin.on('error', () => undefined);
  }

  async stop(): Promise<void> {
    this.admin.disconnect();
    this.#child.kill('SIGKILL');
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
    rmSync(this.#folder, { recursive: true });
  }
}

/** Runs a suite that starts servers of its own, or skips it and says why. */
export function describeWithOwnRedis(name: string, suite: () => void): void {
  if (PROGRAM === undefined) describe.skip(`${name} (skipped: redis-server is not on PATH; install it to run this)`, suite);
  else describe(name, suite);
}
