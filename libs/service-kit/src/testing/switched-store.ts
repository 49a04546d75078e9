import type { Dependency } from '../dependency-check';

/** A store that a test switches on and off. */
export class SwitchedStore implements Dependency {
  state: 'up' | 'down' | 'hangs' = 'up';
  checks = 0;

  check(): Promise<unknown> {
    this.checks += 1;
    if (this.state === 'hangs') return new Promise(() => undefined);
    return this.state === 'up' ? Promise.resolve() : Promise.reject(new Error('connection refused'));
  }
}
