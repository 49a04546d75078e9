import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Cleanup } from '@fairlead/command-line';
import type { Command } from './client-process';
import type { LoadProps } from './load';
import type { Tally } from './tally';

interface Reply {
  readonly resolve: (tally: Tally | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Niceness of clients that give way, of at most 19 (nice(2)). */
const GIVES_WAY = 15;

/** Clients in a process of their own, so that a busy one neither delays nor is delayed by who measures. */
export class Clients {
  readonly #child: ChildProcess;
  /** Replies come in the order of the commands. */
  readonly #replies: Reply[] = [];

  /** They begin to ask at once. */
  static async start(props: LoadProps, cleanup: Cleanup): Promise<Clients> {
    const child = fork(join(__dirname, 'client-process.ts'), { execArgv: ['--require', 'tsx/cjs'], serialization: 'advanced' });
    cleanup.defer(() => void child.kill('SIGKILL'));
    const clients = new Clients(child);
    await clients.#tell({ type: 'start', props });
    return clients;
  }

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', ({ tally }: { readonly tally?: Tally }) => this.#replies.shift()?.resolve(tally));
    child.once('exit', () => {
      for (const { reject } of this.#replies.splice(0)) reject(new Error('the process of the clients ended; see its error above'));
    });
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  /** Takes no more of the processors than services and stores leave, as if it had a machine of its own. */
  giveWay(): void {
    setPriority(this.pid, GIVES_WAY);
  }

  /** New connections go there from now on. */
  async retarget(targets: readonly string[]): Promise<void> {
    await this.#tell({ type: 'retarget', targets });
  }

  /** Opens all connections of an open loop. */
  async connectAll(): Promise<void> {
    await this.#tell({ type: 'connectAll' });
  }

  /** From now on, an open loop makes so many requests a second. */
  async offer(ratePerS: number): Promise<void> {
    await this.#tell({ type: 'offer', ratePerS });
  }

  /** Lets every request under way end; an open loop makes no other until it is told a rate. */
  async rest(): Promise<void> {
    await this.#tell({ type: 'rest' });
  }

  /** What came of the requests that ended since the last call. */
  async take(): Promise<Tally> {
    return (await this.#tell({ type: 'take' })) as Tally;
  }

  /** Lets every request under way end, makes no other, and returns what came since the last call. */
  async finish(): Promise<Tally> {
    const tally = await this.#tell({ type: 'finish' });
    this.#child.disconnect();
    return tally as Tally;
  }

  #tell(command: Command): Promise<Tally | undefined> {
    return new Promise((resolve, reject) => {
      this.#replies.push({ resolve, reject });
      this.#child.send(command);
    });
  }
}
