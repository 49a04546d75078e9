import { awaitReady } from '../start/await-ready';
import type { LocalService } from '../start/local-service';
import { launch, type Running } from '../start/program';
import type { RunnerLog } from '../start/runner-log';
import { startInOrder } from '../start/start-in-order';

interface Started {
  /** Hash of the bundle that it runs. */
  readonly hash: string | undefined;
  readonly program: Running;
  /** Aborted once it has ended. */
  readonly ended: AbortSignal;
}

/** The services as they run now, each on some bundle. One that ends on its own leaves the others alone. */
export class DevServices {
  readonly #services: readonly LocalService[];
  readonly #log: RunnerLog;
  readonly #started = new Map<string, Started>();

  /** @param services callees before their callers */
  constructor(services: readonly LocalService[], log: RunnerLog) {
    this.#services = services;
    this.#log = log;
  }

  /** Whether every service runs the bundle that it has here. One that ended on its own counts as running. */
  isUpToDate(hashes: ReadonlyMap<string, string>): boolean {
    return this.#findStale(hashes).length === 0;
  }

  /**
   * Stops and starts those whose bundle is another one than they run.
   *
   * @param over aborted when these bundles are no longer the newest: what has not been started is left to the next update
   * @returns names of those that were started and are ready
   */
  async update(hashes: ReadonlyMap<string, string>, over: AbortSignal): Promise<readonly string[]> {
    const stale = this.#findStale(hashes);
    await Promise.all(stale.map(({ name }) => this.#stop(name)));
    await startInOrder(stale, (service) => this.#start(service, hashes.get(service.name), over));
    return stale.map(({ name }) => name).filter((name) => this.#started.get(name)?.ended.aborted === false);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#services.map(({ name }) => this.#stop(name)));
  }

  #findStale(hashes: ReadonlyMap<string, string>): readonly LocalService[] {
    return this.#services.filter(({ name }) => this.#started.get(name)?.hash !== hashes.get(name));
  }

  async #start(service: LocalService, hash: string | undefined, over: AbortSignal): Promise<void> {
    if (over.aborted) return;
    const { printAs, say } = this.#log;
    const program = launch(service, printAs(service.name));
    const ended = new AbortController();
    const started = { hash, program, ended: ended.signal };
    this.#started.set(service.name, started);
    void program.ended.then(({ description }) => {
      ended.abort();
      if (this.#started.get(service.name) === started) say(`${description}; it starts again once its code has changed`);
    });
    await awaitReady(service, say, AbortSignal.any([over, ended.signal]));
  }

  async #stop(name: string): Promise<void> {
    const started = this.#started.get(name);
    this.#started.delete(name);
    await started?.program.stop();
  }
}
