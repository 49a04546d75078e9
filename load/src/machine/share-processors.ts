import { sum } from 'simple-statistics';
import type { ServiceUsage } from '../metrics/service-usage';
import type { MachineUsage } from './machine-watch';

/** What one part of a run took of this machine's processors. */
export interface ProcessorShare {
  /** A service, or `database`, `load`, `all else`. */
  readonly name: string;
  /** Cores that it kept busy. */
  readonly cores: number;
  /** Processor time for each request, in microseconds. */
  readonly perRequestUs: number;
}

/** Name of the share that the lab and its engine took. */
export const LOAD = 'load';

/** What was watched during a run. */
export interface SharedMachine {
  readonly machine: MachineUsage;
  readonly services: readonly Pick<ServiceUsage, 'name' | 'cpuCores'>[];
  /** Whether the services run on this machine. */
  readonly isLocal: boolean;
  /** Requests a second. */
  readonly rate: number;
}

/** Who used the processors that services, database and load share. */
export function shareProcessors({ machine, services, isLocal, rate }: SharedMachine): readonly ProcessorShare[] {
  const { busyCores, generatorCores, databaseCores } = machine;
  const known = [
    ...(isLocal ? services.flatMap(({ name, cpuCores }) => (cpuCores ? [{ name, cores: cpuCores.avg }] : [])) : []),
    ...(databaseCores === undefined ? [] : [{ name: 'database', cores: databaseCores }]),
    { name: LOAD, cores: generatorCores },
  ];
  const rest = (busyCores?.avg ?? 0) - sum(known.map(({ cores }) => cores));
  const shares = busyCores ? [...known, { name: 'all else', cores: Math.max(0, rest) }] : known;
  return shares.map((share) => ({ ...share, perRequestUs: rate > 0 ? (share.cores * 1e6) / rate : 0 }));
}
