import type { LoadShape } from '../engine/load-shape';
import type { MachineUsage } from '../machine/machine-watch';
import { type SharedMachine, shareProcessors } from '../machine/share-processors';

/** What was watched during a run. */
export interface Observed extends SharedMachine {
  readonly shape: LoadShape;
}

/** A Node process runs its JavaScript on one core; beyond this share of it, it is busy. So is a machine beyond this share of all. */
const BUSY_SHARE = 0.85;

/** Share of the rate asked for that counts as all of it. */
const REACHED_SHARE = 0.97;

/** What held a run back: one sentence. */
export function describeLimit(observed: Observed): string {
  const { machine, services, shape, isLocal, rate } = observed;
  if (shape.kind === 'rate' && rate >= REACHED_SHARE * shape.perSecond)
    return `Nothing: the ${shape.perSecond} requests a second that were asked for were made.`;

  const { cores, busyCores, generatorCores } = machine;
  if (isMachineBusy(machine)) {
    const parts = shareProcessors(observed).map((share) => `${share.name} ${format(share.cores)}`);
    const hint = isLocal ? 'a service with processors of its own does more' : 'more clients ask for no more';
    return `The processors of this machine: ${format(busyCores?.avg ?? 0)} of ${cores} cores were busy (${parts.join(', ')}), so that ${hint}.`;
  }

  const [busiest] = services
    .flatMap(({ name, cpuCores }) => (cpuCores ? [{ name, used: cpuCores.avg }] : []))
    .sort((a, b) => b.used - a.used);
  if (busiest && busiest.used >= BUSY_SHARE)
    return `${busiest.name}: its one process used ${format(busiest.used)} of a core, and Node has one for JavaScript; more pods do more.`;
  if (generatorCores >= BUSY_SHARE)
    return `The load itself: making it used ${format(generatorCores)} of a core; wrk, or clients on another machine, ask for more.`;
  return 'Neither the processors nor a service was at its limit: the clients waited for what lies behind the services, or were too few.';
}

/** Whether all processors of this machine had work, nearly all of the time. */
export function isMachineBusy({ cores, busyCores }: Pick<MachineUsage, 'cores' | 'busyCores'>): boolean {
  return busyCores !== undefined && busyCores.avg >= BUSY_SHARE * cores;
}

function format(cores: number): string {
  return cores.toFixed(2);
}
