import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { sum } from 'simple-statistics';
import { findRange, type Range } from '../metrics/service-usage';
import { parseCpuUs, readProcessUsage, readStatsOfChildren } from './process-usage';

/** What all processes of this machine used together. */
export interface MachineUsage {
  readonly cores: number;
  /** Cores that were busy. Missing where there is no Linux to ask. */
  readonly busyCores?: Range;
  /** Processor time a second of this lab and its engine. */
  readonly generatorCores: number;
  /** The same of the database server. Missing where its process is not known. */
  readonly databaseCores?: number;
}

const PERIOD_MS = 1_000;

/** Watches the processors of this machine once a second. */
export class MachineWatch {
  readonly #timer: NodeJS.Timeout;
  #busyCores: number[] = [];
  #startedAt = performance.now();
  #generatorUs = readGeneratorUs();
  #databaseUs: number | undefined;
  #last = readTicks();
  readonly #databasePid: number | undefined;

  /** @param databasePid process of the database server, where it is known */
  constructor(databasePid?: number) {
    this.#databasePid = databasePid;
    this.#databaseUs = this.#readDatabaseUs();
    this.#timer = setInterval(() => this.#take(), PERIOD_MS);
  }

  /** Forgets what was before. */
  begin(): void {
    this.#busyCores = [];
    this.#startedAt = performance.now();
    this.#generatorUs = readGeneratorUs();
    this.#databaseUs = this.#readDatabaseUs();
    this.#last = readTicks();
  }

  /** What was used until now. */
  read(): MachineUsage {
    const seconds = (performance.now() - this.#startedAt) / 1_000;
    const [databaseUs, before] = [this.#readDatabaseUs(), this.#databaseUs];
    return {
      cores: availableParallelism(),
      ...(this.#busyCores.length > 0 && { busyCores: findRange(this.#busyCores) }),
      generatorCores: (readGeneratorUs() - this.#generatorUs) / 1e6 / seconds,
      ...(databaseUs !== undefined && before !== undefined && { databaseCores: (databaseUs - before) / 1e6 / seconds }),
    };
  }

  end(): void {
    clearInterval(this.#timer);
  }

  /** @returns undefined when it is not known, or has ended */
  #readDatabaseUs(): number | undefined {
    try {
      return this.#databasePid === undefined ? undefined : readProcessUsage(this.#databasePid).cpuUs;
    } catch {
      return undefined;
    }
  }

  #take(): void {
    const [last, now] = [this.#last, readTicks()];
    this.#last = now;
    if (last && now && now.all > last.all) this.#busyCores.push((availableParallelism() * (now.busy - last.busy)) / (now.all - last.all));
  }
}

/** Ticks of all processors since the machine started (proc_stat(5)); waiting for a disk and for a hypervisor is not being busy. */
function readTicks(): { readonly busy: number; readonly all: number } | undefined {
  if (process.platform !== 'linux') return undefined;
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, interrupt = 0, softInterrupt = 0, stolen = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + interrupt + softInterrupt;
  return { busy, all: busy + idle + wait + stolen };
}

/** Processor time of this process, and of those that it has started. */
function readGeneratorUs(): number {
  const { user, system } = process.cpuUsage();
  if (process.platform !== 'linux') return user + system;
  const ended = parseCpuUs(readFileSync('/proc/self/stat', 'utf8'), 'children');
  return user + system + ended + sum(readStatsOfChildren().map((stat) => parseCpuUs(stat)));
}
