import { awaitReady } from '../start/await-ready';
import { launch, type Running } from '../start/program';
import type { RunnerLog } from '../start/runner-log';
import { startInOrder } from '../start/start-in-order';
import type { DebuggedService } from './debugger';

/** What services are to run. */
export interface Wanted {
  /** Callees before their callers. */
  readonly services: readonly DebuggedService[];
  /** Of the bundles, by the name of the service. */
  readonly hashes: ReadonlyMap<string, string>;
}

interface Started {
  /** What it runs, and where. */
  readonly version: string;
  readonly ports: readonly number[];
  readonly program: Running;
  /** Aborted once it has ended. */
  readonly ended: AbortSignal;
}

/** The services as they run now, each on some bundle at some place. One that ends on its own leaves the others alone. */
export class DevServices {
  readonly #log: RunnerLog;
  readonly #stop: AbortSignal;
  readonly #started = new Map<string, Started>();

  /** @param stop aborted when everything is to stop: what ends then has not ended on its own */
  constructor(log: RunnerLog, stop: AbortSignal) {
    this.#log = log;
    this.#stop = stop;
  }

  /** Ports that they hold. */
  get ports(): ReadonlySet<number> {
    const running = [...this.#started.values()].filter(({ ended }) => !ended.aborted);
    return new Set(running.flatMap(({ ports }) => ports));
  }

  /** Whether every service runs the bundle that it has here, in its place. One that ended on its own counts as running. */
  isUpToDate(wanted: Wanted): boolean {
    return this.#findStale(wanted).length === 0;
  }

  /**
   * Stops and starts those whose bundle or place is another one than they have.
   *
   * @param over aborted when that is no longer wanted: what has not been started is left to the next update
   * @returns names of those that were started and are ready
   */
  async update(wanted: Wanted, over: AbortSignal): Promise<readonly string[]> {
    const stale = this.#findStale(wanted);
    await Promise.all(stale.map(({ name }) => this.#end(name)));
    await startInOrder(stale, (service) => this.#start(service, versionOf(service, wanted), over));
    return stale.map(({ name }) => name).filter((name) => this.#started.get(name)?.ended.aborted === false);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#started.keys()].map((name) => this.#end(name)));
  }

  #findStale(wanted: Wanted): readonly DebuggedService[] {
    return wanted.services.filter((service) => this.#started.get(service.name)?.version !== versionOf(service, wanted));
  }

  async #start(service: DebuggedService, version: string, over: AbortSignal): Promise<void> {
    if (over.aborted) return;
    const { printAs, say } = this.#log;
    const program = launch(service, printAs(service.name));
    const ended = new AbortController();
    const started = { version, ports: [service.port, service.debuggerPort], program, ended: ended.signal };
    this.#started.set(service.name, started);
    void program.ended.then(({ description }) => {
      ended.abort();
      if (this.#started.get(service.name) === started && !this.#stop.aborted)
        say(`${description}; it starts again once its code has changed`);
    });
    await awaitReady(service, say, AbortSignal.any([over, ended.signal]));
  }

  async #end(name: string): Promise<void> {
    const started = this.#started.get(name);
    this.#started.delete(name);
    await started?.program.stop();
  }
}

function versionOf(service: DebuggedService, { hashes }: Wanted): string {
  return JSON.stringify([hashes.get(service.name), service]);
}
