import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Cleanup } from '@fairlead/command-line';
import { findLimitFaults } from '../../machine/find-limit-faults';
import { until } from '../../programs/until';
import type { AttackProps, AttackState } from './attack';

/** Longest that the connections of an attack may take to be opened, in milliseconds: a server that takes no more has defended itself. */
const OPENED_WITHIN_MS = 30_000;

/** How often it is looked how far they are, in milliseconds. */
const LOOK_EVERY_MS = 100;

/** Niceness of attackers, of at most 19 (nice(2)): they have machines of their own elsewhere, and what counts is what the gateway does. */
const GIVES_WAY = 15;

/** Hostile clients, in a process of their own: nothing that is measured waits for them. */
export class Attackers {
  readonly #child: ChildProcess;
  readonly #props: AttackProps;
  /** Rejects then. */
  readonly #ended: Promise<never>;

  /**
   * Their process is there. They do nothing yet.
   *
   * @throws Error where this machine does not let them be so many
   */
  static async start(props: AttackProps, cleanup: Cleanup): Promise<Attackers> {
    const faults = findLimitFaults(props.connections, undefined, 'give a smaller --share');
    if (faults.length > 0) throw new Error(faults.join('\n'));
    const child = fork(join(__dirname, 'attack-process.ts'), { execArgv: ['--require', 'tsx/cjs'] });
    cleanup.defer(() => void child.kill('SIGKILL'));
    setPriority(child.pid as number, GIVES_WAY);
    const attackers = new Attackers(child, props);
    await attackers.state();
    return attackers;
  }

  private constructor(child: ChildProcess, props: AttackProps) {
    this.#child = child;
    this.#props = props;
    this.#ended = once(child, 'exit').then(() => Promise.reject(new Error('the process of the attackers ended; see its error above')));
    this.#ended.catch(() => undefined);
  }

  async begin(): Promise<void> {
    await this.#tell(this.#props);
  }

  /** How far they are. One question at a time. */
  state(): Promise<AttackState> {
    return this.#tell('state');
  }

  /** Resolves once each connection was open at some time, or the server takes no more. */
  async untilOpened(): Promise<void> {
    const areOpened = async () => (await this.state()).opened >= this.#props.connections;
    await until('all connections are opened', areOpened, OPENED_WITHIN_MS, LOOK_EVERY_MS).catch(() => undefined);
  }

  /** Resolves once the only exchange of a download or an upload is over. @returns the bytes that arrived, undefined where it broke off */
  async untilTransferred(timeoutMs: number): Promise<number | undefined> {
    await until('the transfer ends', async () => (await this.state()).open === 0, timeoutMs, LOOK_EVERY_MS);
    return (await this.state()).transferred;
  }

  /** Breaks all connections. */
  async stop(): Promise<void> {
    this.#child.kill('SIGKILL');
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }

  async #tell(message: AttackProps | 'state'): Promise<AttackState> {
    const replied = once(this.#child, 'message');
    this.#child.send(message);
    const [state] = (await Promise.race([replied, this.#ended])) as [AttackState];
    return state;
  }
}
