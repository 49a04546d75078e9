import type { Dependency } from '../src/health/dependency-check';

/** A store that a test switches on and off. */
export class SwitchedStore implements Dependency {
  state: 'up' | 'down' | 'hangs' = 'up';
  /** One for each check so far. */
  readonly signals: AbortSignal[] = [];

  check(signal: AbortSignal): Promise<unknown> {
    this.signals.push(signal);
    if (this.state === 'hangs') return new Promise(() => undefined);
    return this.state === 'up' ? Promise.resolve() : Promise.reject(new Error('connection refused'));
  }
}
