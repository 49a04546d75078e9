import { EventEmitter } from 'node:events';
import type { Signals } from '../src/lifecycle/stop-on-signal';

/** Stands in for `process`, so that a service can be told to stop, and end, within the test's own process. */
export class TestProcess extends EventEmitter implements Signals {
  readonly exitCodes: number[] = [];
  readonly exited = new Promise<number>((resolve) => this.once('exit', resolve));

  exit(code: number): void {
    this.exitCodes.push(code);
    this.emit('exit', code);
  }

  kill(signal: 'SIGTERM' | 'SIGINT'): void {
    this.emit(signal, signal);
  }
}
