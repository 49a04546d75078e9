import { type BudgetCheck, joinChecks } from '../budget';
import { formatOwner } from '../../finding/resource-reference';
import type { ServerTimes, ServiceBudget } from '../declared-budgets';
import type { Evidence, Finding } from '../../finding/finding';
import type { Inventory } from '../../read/inventory';
import { type EnvironmentNumber, readEnvironmentNumbers } from '../../read/environment-number';
import { GRACE_PERIOD_SECONDS } from '../../read/pod-spec';
import { longestStopHook } from '../../read/containers/stop-hook';
import { unknownVariable } from '../unknown-budget';
import type { Workload } from '../../read/workload';

/** Of a variable that nobody declares. */
const NO_NUMBERS: { readonly numbers: readonly EnvironmentNumber[] } = { numbers: [] };

/** How long a stop takes at most once the container is told to, part by part, in seconds. */
interface ShutdownTime {
  readonly parts: Readonly<Record<string, number>>;
  /** What is cut short where it takes longer. */
  readonly work: string;
  readonly evidence: readonly Evidence[];
}

/**
 * Holds the time that a service takes to stop against what the kubelet gives it. The preStop hook runs first, within the same period.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function checkShutdown(service: ServiceBudget, workload: Workload, inventory: Inventory): BudgetCheck {
  const { lingerVariable, drainVariable } = service;
  if (drainVariable === undefined) return { lines: [], findings: [] };
  const linger = lingerVariable === undefined ? NO_NUMBERS : readEnvironmentNumbers(workload, lingerVariable, inventory);
  const drain = readEnvironmentNumbers(workload, drainVariable, inventory);
  if ('why' in linger) return unknown(workload, lingerVariable ?? '', linger, 'how long it keeps answering after SIGTERM');
  if ('why' in drain) return unknown(workload, drainVariable, drain, 'how long it then finishes what it has accepted');
  const longest = { linger: most(linger.numbers), drain: most(drain.numbers) };
  return judge(workload, {
    parts: {
      ...(lingerVariable !== undefined && { linger: (longest.linger?.value ?? 0) / 1_000 }),
      drain: (longest.drain?.value ?? 0) / 1_000,
    },
    work: lingerVariable === undefined ? 'is still being done' : 'requests are still being answered',
    evidence: [longest.linger, longest.drain].flatMap((number) => number?.source ?? []),
  });
}

/** Holds the time that a store takes to write what is in memory against what the kubelet gives it. */
export function checkStop({ stopSeconds }: Required<Pick<ServerTimes, 'stopSeconds'>>, workload: Workload): BudgetCheck {
  return judge(workload, { parts: { stop: stopSeconds }, work: 'is still being written', evidence: [] });
}

function judge(workload: Workload, stop: ShutdownTime): BudgetCheck {
  const limit = workload.pod.terminationGracePeriodSeconds ?? GRACE_PERIOD_SECONDS;
  const preStop = longestStopHook(workload.pod)?.seconds ?? 0;
  const parts = Object.entries({ ...(preStop > 0 && { preStop }), ...stop.parts });
  const used = parts.reduce((sum, [, seconds]) => sum + seconds, 0);
  const arithmetic = `${parts.map((part) => part.join(' ')).join(' + ')}${parts.length > 1 ? ` = ${used}` : ''}`;
  const ok = used <= limit;
  return {
    lines: [{ owner: formatOwner(workload.reference), name: 'shutdown', used, limit, unit: 's', arithmetic, ok }],
    findings: ok ? [] : [tooShort(workload, stop, arithmetic, { used, limit })],
  };
}

function tooShort(
  { reference, podPath }: Workload,
  stop: ShutdownTime,
  arithmetic: string,
  { used, limit }: { used: number; limit: number },
): Finding {
  const short = Number((used - limit).toFixed(3));
  return {
    id: 'grace-period-too-short',
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path: `${podPath}.terminationGracePeriodSeconds`,
    what: `${formatOwner(reference)} may take ${used} s to stop (${arithmetic}), and is killed after ${limit} s: ${short} s short`,
    why: `the kubelet sends SIGKILL at the end of the grace period, whatever ${stop.work}`,
    fix: `set terminationGracePeriodSeconds to at least ${Math.ceil(used)}, or shorten ${Object.keys(stop.parts).join(' or ')} by ${short} s`,
    evidence: stop.evidence,
  };
}

function unknown(...problem: Parameters<typeof unknownVariable>): BudgetCheck {
  const [{ reference }, variable] = problem;
  const line = { owner: formatOwner(reference), name: 'shutdown', unit: 's', arithmetic: `${variable} cannot be told`, ok: false };
  return joinChecks([{ lines: [line], findings: [unknownVariable(...problem)] }]);
}

function most(numbers: readonly EnvironmentNumber[]): EnvironmentNumber | undefined {
  return [...numbers].sort((a, b) => b.value - a.value)[0];
}
