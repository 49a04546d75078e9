import { findFreePort } from '@fairlead/command-line';
import type { Cleanup } from '@fairlead/command-line';
import { isAccepting, LOOPBACK } from './loopback';
import { Program, type ProgramProps } from './program';
import { until } from './until';

/** A database, a cache or a proxy of a run's own, on a free port that it keeps when it is started again. */
export class Server {
  /** Host and port. */
  readonly address: string;
  readonly #port: number;
  readonly #props: ProgramProps;
  readonly #cleanup: Cleanup;
  #program!: Program;

  /** Started, and accepting connections. */
  static async start(toProps: (port: number) => ProgramProps | Promise<ProgramProps>, cleanup: Cleanup): Promise<Server> {
    const port = await findFreePort();
    const server = new Server(port, await toProps(port), cleanup);
    await server.restart();
    return server;
  }

  private constructor(port: number, props: ProgramProps, cleanup: Cleanup) {
    this.address = `${LOOPBACK}:${port}`;
    this.#port = port;
    this.#props = props;
    this.#cleanup = cleanup;
  }

  get pid(): number {
    return this.#program.pid;
  }

  /** Starts it again as it was started before, and waits until it accepts connections. */
  async restart(): Promise<void> {
    const program = await Program.start(this.#props, this.#cleanup);
    this.#program = program;
    await until(`${program.name} accepts connections`, async () => program.hasEnded || isAccepting(this.#port));
    if (program.hasEnded) throw new Error(`${program.name} ended before it accepted connections; it said: ${program.errors}`);
  }

  /** Ends it at once, as a machine that loses its power; who connects is refused. */
  async kill(): Promise<void> {
    await this.#program.kill();
  }

  /** It keeps its connections and answers nothing, until {@link resume}. */
  hang(): void {
    this.#program.signal('SIGSTOP');
  }

  resume(): void {
    this.#program.signal('SIGCONT');
  }
}
