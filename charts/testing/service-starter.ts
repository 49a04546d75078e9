import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ServiceContract } from 'fairlead/contract';

const ROOT = join(__dirname, '../..');
const PROGRAM = join(ROOT, 'libs/service-kit/testing/programs/load-configs.ts');

/**
 * Starts services as far as their configuration: with the service kit's own `loadConfig`, in a process of its own, since constructs
 * never import what runs in a cluster.
 */
export class ServiceStarter {
  readonly #child = spawn(process.execPath, ['--require', 'tsx/cjs', PROGRAM], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.base.json') },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  readonly #answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();

  /** What the service says when it does not start in this environment; nothing when it starts. */
  async findRefusal(contract: ServiceContract, environment: Readonly<Record<string, string>>): Promise<string | undefined> {
    this.#child.stdin.write(`${JSON.stringify({ contract, environment })}\n`);
    const { value, done } = (await this.#answers.next()) as IteratorResult<string, undefined>;
    if (done) throw new Error('the process that loads configurations has ended');
    return (JSON.parse(value) as string | null) ?? undefined;
  }

  /** Ends the process. */
  stop(): void {
    this.#child.kill();
  }
}
