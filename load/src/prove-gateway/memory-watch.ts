import { readProcessUsage } from '../machine/process-usage';

/** How often it is looked, in milliseconds. */
const EVERY_MS = 100;

const MIB = 1024 ** 2;

/** Watches how much memory of a process is resident. */
export class MemoryWatch {
  /** MiB when it began. */
  readonly first: number;
  readonly #timer: NodeJS.Timeout;
  #peak: number;

  /** @throws Error where there is no such process */
  constructor(pid: number) {
    this.first = readProcessUsage(pid).residentBytes / MIB;
    this.#peak = this.first;
    this.#timer = setInterval(() => (this.#peak = Math.max(this.#peak, readProcessUsage(pid).residentBytes / MIB)), EVERY_MS);
  }

  /** MiB at most, as far as was seen. */
  get peak(): number {
    return this.#peak;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
