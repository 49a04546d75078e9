import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Kubectl, Session } from '@fairlead/cluster';
import type { Attempt, Outcome, ServedPort } from './peer';
import { peerArguments } from './peer-program';

/** A peer that tries addresses when asked, for as long as it is open. */
export class Caller {
  readonly #session: Session;
  readonly #answers: AsyncIterator<string>;
  readonly #place: string;

  private constructor(session: Session, place: string) {
    this.#session = session;
    this.#place = place;
    // What it is asked after it has ended goes nowhere; that it gives no answer is told.
    session.stdin.on('error', () => {});
    this.#answers = createInterface({ input: session.stdout })[Symbol.asyncIterator]();
  }

  static inPod(kubectl: Kubectl, namespace: string, pod: string): Caller {
    return new Caller(kubectl.openSession(namespace, pod, ['node', ...peerArguments('')]), `${namespace}/${pod}`);
  }

  /** On a host, which serves ports meanwhile. @param prefix command that runs others there */
  static onHost(prefix: readonly string[], name: string, ports: readonly ServedPort[]): Caller {
    const [command = '', ...args] = [...prefix, 'node', ...peerArguments(name, ports)];
    return new Caller(spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true }), prefix.join(' '));
  }

  /** What comes of each attempt, in their order. */
  async attempt(attempts: readonly Attempt[]): Promise<readonly Outcome[]> {
    if (attempts.length === 0) return [];
    this.#session.stdin.write(`${JSON.stringify(attempts)}\n`);
    const { value, done } = (await this.#answers.next()) as IteratorResult<string, undefined>;
    if (done) throw new Error(`nothing runs in ${this.#place}, where addresses were to be tried; do the pods of this cluster run?`);
    return JSON.parse(value) as readonly Outcome[];
  }

  close(): void {
    this.#session.kill();
  }
}
