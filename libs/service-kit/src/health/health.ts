import { DependencyCheck, type Dependency } from './dependency-check';
import type { Log } from '../log/log';
import type { Metrics } from '../metrics/metrics';

/** What a {@link Health} watches. */
export interface HealthProps {
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'setDependency'>;

  /**
   * Stores without which the service cannot work: one of them down, and it is not ready.
   *
   * @default none
   */
  readonly required?: Readonly<Record<string, Dependency>>;

  /**
   * Optional stores and called services: they only show. A broken callee must not take its callers down with it.
   *
   * @default none
   */
  readonly observed?: Readonly<Record<string, Dependency>>;

  /**
   * What the readiness answer says besides: settings and states that an operator wants to see, in the words of the wire. Read for each
   * answer.
   *
   * @default nothing
   */
  readonly facts?: () => Readonly<Record<string, string | number | boolean>>;
}

/** Whether the service can take requests: its required stores answered their last check, and it is not stopping. */
export class Health {
  /** What the readiness answer says besides. */
  readonly facts: NonNullable<HealthProps['facts']>;
  readonly #required: readonly DependencyCheck[];
  readonly #observed: readonly DependencyCheck[];
  #isDraining = false;

  /** Starts to check every dependency in the background. */
  constructor({ log, metrics, required = {}, observed = {}, facts = () => ({}) }: HealthProps) {
    this.facts = facts;
    const start = (dependencies: Readonly<Record<string, Dependency>>) =>
      Object.entries(dependencies).map(([name, dependency]) => new DependencyCheck(name, dependency, { log, metrics }));
    this.#required = start(required);
    this.#observed = start(observed);
  }

  get isReady(): boolean {
    return !this.#isDraining && this.#required.every((check) => check.isUp);
  }

  /** State of each dependency: `up` or `down` at its last check, or what it says of itself. */
  get checks(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#required, ...this.#observed].map(({ name, condition }) => [name, condition]));
  }

  /** Not ready from now on. */
  drain(): void {
    this.#isDraining = true;
  }

  /** Ends the checks. */
  close(): void {
    for (const check of [...this.#required, ...this.#observed]) check.stop();
  }
}
