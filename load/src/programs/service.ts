import { findFreePort } from '@fairlead/command-line';
import type { Cleanup } from '@fairlead/command-line';
import { LOOPBACK } from './loopback';
import { type ExitStatus, Program, type ProgramProps } from './program';
import { until } from './until';

/** How to run a service. */
export interface ServiceProps {
  readonly name: string;
  /** Its bundle. */
  readonly file: string;
  /** Options of Node itself. @default none */
  readonly nodeOptions?: readonly string[];
  /** Beside `PORT`, all of its environment. */
  readonly env: NodeJS.ProcessEnv;
  /** What answers 200 once it is ready. */
  readonly readyPath: string;
}

/** A service in a process of its own, on a free port that it keeps when it is started again. */
export class Service {
  readonly url: string;
  readonly #props: ServiceProps;
  readonly #cleanup: Cleanup;
  readonly #program: ProgramProps;
  #running!: Program;

  /** Started and ready. */
  static async start(props: ServiceProps, cleanup: Cleanup): Promise<Service> {
    const service = new Service(props, await findFreePort(), cleanup);
    await service.restart();
    return service;
  }

  private constructor(props: ServiceProps, port: number, cleanup: Cleanup) {
    this.url = `http://${LOOPBACK}:${port}`;
    this.#props = props;
    this.#cleanup = cleanup;
    const { name, file, nodeOptions = [], env } = props;
    this.#program = {
      name,
      command: [process.execPath, ...nodeOptions, file],
      env: { NODE_ENV: 'production', ...env, PORT: String(port) },
    };
  }

  get pid(): number {
    return this.#running.pid;
  }

  /** Starts it again, and waits until it is ready. */
  async restart(): Promise<void> {
    const program = await Program.start(this.#program, this.#cleanup);
    this.#running = program;
    await until(`${this.#props.name} is ready`, async () => program.hasEnded || (await this.answers(this.#props.readyPath)));
    if (program.hasEnded) throw new Error(`${this.#props.name} ended before it was ready; it said: ${program.errors}`);
  }

  /** Whether a path answers 200 within a second. */
  async answers(path: string): Promise<boolean> {
    const answer = await fetch(this.url + path, { signal: AbortSignal.timeout(1_000) });
    await answer.arrayBuffer();
    return answer.ok;
  }

  /** Asks it to stop. */
  async terminate(): Promise<ExitStatus> {
    this.#running.signal('SIGTERM');
    return this.#running.ended;
  }

  /** It keeps its connections and answers nothing, until {@link resume}. */
  hang(): void {
    this.#running.signal('SIGSTOP');
  }

  resume(): void {
    this.#running.signal('SIGCONT');
  }

  async kill(): Promise<void> {
    await this.#running.kill();
  }
}
