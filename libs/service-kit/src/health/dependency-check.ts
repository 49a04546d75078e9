import { setTimeout as delay } from 'node:timers/promises';
import { describeError, type Log } from '../log/log';
import type { Metrics } from '../metrics/metrics';

/** How often a dependency is asked, and how long it has to answer, in milliseconds. */
const CHECK = Object.freeze({ intervalMs: 1_000, timeoutMs: 1_000 });

/** Something that a service needs and can ask whether it is there. */
export interface Dependency {
  /** Resolves when the dependency answers; rejects when it does not. Stops when the signal says so. */
  check(signal: AbortSignal): Promise<unknown>;

  /**
   * What is said of it in place of `up` and `down`, in the words of the wire. Read for each answer.
   *
   * @default undefined: what the last check found
   */
  readonly condition?: string | undefined;
}

/** Asks a dependency in the background, so that a probe reads an answer and never loads a store. */
export class DependencyCheck {
  readonly name: string;
  readonly #dependency: Dependency;
  readonly #log: Log;
  readonly #metrics: Pick<Metrics, 'setDependency'>;
  readonly #stopped = new AbortController();
  #isUp: boolean | undefined;

  constructor(name: string, dependency: Dependency, { log, metrics }: { log: Log; metrics: Pick<Metrics, 'setDependency'> }) {
    this.name = name;
    this.#dependency = dependency;
    this.#log = log;
    this.#metrics = metrics;
    void this.#run(this.#stopped.signal);
  }

  /** Whether the last check was answered; false before the first. */
  get isUp(): boolean {
    return this.#isUp === true;
  }

  /** What is said of it. */
  get condition(): string {
    return this.#dependency.condition ?? (this.isUp ? 'up' : 'down');
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #run(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      const failure = await this.#ask(stopped);
      if (stopped.aborted) return;
      this.#record(failure);
      await delay(CHECK.intervalMs, undefined, { ref: false, signal: stopped }).catch(() => undefined);
    }
  }

  /** What went wrong, or undefined. A dependency that ignores the signal does not hold up the next check. */
  async #ask(stopped: AbortSignal): Promise<Error | undefined> {
    // By hand, since on Node 20 each AbortSignal.any() leaves some bytes behind at a signal that lives on.
    const giveUp = new AbortController();
    const onStop = () => giveUp.abort();
    stopped.addEventListener('abort', onStop);
    const tooLate = () => giveUp.abort(new Error(`${this.name} did not answer within ${CHECK.timeoutMs} ms`));
    const timer = setTimeout(tooLate, CHECK.timeoutMs).unref();
    try {
      await Promise.race([this.#dependency.check(giveUp.signal), rejectOnAbort(giveUp.signal)]);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(`${this.name} did not answer`, { cause: error });
    } finally {
      clearTimeout(timer);
      stopped.removeEventListener('abort', onStop);
    }
  }

  #record(failure: Error | undefined): void {
    const isUp = failure === undefined;
    if (this.#isUp !== isUp) {
      if (isUp) this.#log.info(`${this.name} is up`);
      // Without stacks: it is no fault in this program that something else is away.
      else this.#log.warn(`${this.name} is down`, { error: describeError(failure, true) });
    }
    this.#isUp = isUp;
    this.#metrics.setDependency(this.name, isUp);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
