import { sum } from 'simple-statistics';
import type { MachineUsage } from '../machine/machine-watch';
import type { ServiceUsage } from '../metrics/service-usage';
import type { LoadShape } from '../engine/load-shape';

/** What was watched during a run. */
export interface Observed {
  readonly machine: MachineUsage;
  readonly services: readonly Pick<ServiceUsage, 'name' | 'cpuCores'>[];
  readonly shape: LoadShape;
  /** Whether the services run on the machine that makes the load. */
  readonly isLocal: boolean;
  /** Requests a second. */
  readonly rate: number;
}

/** A Node process runs its JavaScript on one core; beyond this share of it, it is busy. So is a machine beyond this share of all. */
const BUSY_SHARE = 0.85;

/** Share of the rate asked for that counts as all of it. */
const REACHED_SHARE = 0.97;

/** What held a run back: one sentence. */
export function describeLimit({ machine, services, shape, isLocal, rate }: Observed): string {
  if (shape.kind === 'rate' && rate >= REACHED_SHARE * shape.perSecond)
    return `Nothing: the ${shape.perSecond} requests a second that were asked for were made.`;

  const { cores, busyCores, generatorCores } = machine;
  if (busyCores && busyCores.avg >= BUSY_SHARE * cores)
    return `The processors of this machine: ${format(busyCores.avg)} of ${cores} cores were busy, ${isLocal ? shareOut(machine, services) : `${format(generatorCores)} with the load itself, so that more clients ask for no more`}.`;

  const [busiest] = services
    .flatMap(({ name, cpuCores }) => (cpuCores ? [{ name, used: cpuCores.avg }] : []))
    .sort((a, b) => b.used - a.used);
  if (busiest && busiest.used >= BUSY_SHARE)
    return `${busiest.name}: its one process used ${format(busiest.used)} of a core, and Node has one for JavaScript; more pods do more.`;
  if (generatorCores >= BUSY_SHARE)
    return `The load itself: making it used ${format(generatorCores)} of a core; wrk, or clients on another machine, ask for more.`;
  return 'Neither the processors nor a service was at its limit: the clients waited for what lies behind the services, or were too few.';
}

/** Who used the processors that clients, services and stores share. */
function shareOut({ busyCores, generatorCores }: MachineUsage, services: Observed['services']): string {
  const used = sum(services.map(({ cpuCores }) => cpuCores?.avg ?? 0));
  const rest = Math.max(0, (busyCores?.avg ?? 0) - used - generatorCores);
  return (
    `${format(used)} with the services, ${format(generatorCores)} with the load itself and ${format(rest)} with the stores and all else, ` +
    'so that a service with processors of its own does more'
  );
}

function format(cores: number): string {
  return cores.toFixed(2);
}
