import type { MachineUsage } from '../machine/machine-watch';
import type { ServiceUsage } from '../metrics/service-usage';
import type { LoadShape } from '../scenario/load-shape';

/** A Node process runs its JavaScript on one core; beyond this share of it, it is busy. */
const BUSY_SHARE = 0.85;

/** What held a run back, from what was watched: one sentence. */
export function describeLimit(
  { cores, busyCores, generatorCores }: MachineUsage,
  services: readonly Pick<ServiceUsage, 'name' | 'cpuCores'>[],
  shape: LoadShape,
): string {
  const [busiest] = services
    .flatMap(({ name, cpuCores }) => (cpuCores ? [{ name, used: cpuCores.avg }] : []))
    .sort((a, b) => b.used - a.used);
  const used = services.reduce((sum, { cpuCores }) => sum + (cpuCores?.avg ?? 0), 0);

  if (busyCores && busyCores.avg >= BUSY_SHARE * cores) {
    const rest = Math.max(0, busyCores.avg - used - generatorCores);
    return (
      `The processors of this machine: ${format(busyCores.avg)} of ${cores} cores were busy, ${format(used)} with the services, ` +
      `${format(generatorCores)} with the load itself and ${format(rest)} with the stores and all else, so that on a machine of its own the service does more.`
    );
  }
  if (busiest && busiest.used >= BUSY_SHARE)
    return `${busiest.name}: its one process used ${format(busiest.used)} of a core, and Node has one for JavaScript; more pods do more.`;
  if (generatorCores >= BUSY_SHARE)
    return `The load itself: making it used ${format(generatorCores)} of a core; k6 or wrk, or clients on another machine, ask for more.`;
  if (shape.kind === 'rate') return `Nothing: ${shape.perSecond} requests a second were asked for.`;
  return `Neither the processors nor a service was at its limit: the clients waited for what lies behind the services, or were too few.`;
}

function format(cores: number): string {
  return cores.toFixed(2);
}
