import { type BudgetCheck, type BudgetLine, joinChecks } from '../budget';
import { formatOwner } from '../../finding/resource-reference';
import type { ServiceBudget } from '../declared-budgets';
import type { Finding } from '../../finding/finding';
import { type PlacedContainer, type Probe, servingContainers } from '../../read/pod-spec';
import { timingOf } from '../../read/containers/probe-timing';
import { PROGRESS_DEADLINE_SECONDS, type Workload } from '../../read/workload';

/** How long a container may take to start before the kubelet restarts it, in seconds. */
interface StartupWindow {
  readonly seconds: number;
  readonly arithmetic: string;
  readonly path: string;
}

/**
 * Holds the longest start of a service or a store against the time that its probes give it, and that against the time after which a rollout has
 * failed. Without a startup probe it is the liveness probe that ends a slow start; without either, nothing does.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export function checkStartup({ startupSeconds }: Pick<ServiceBudget, 'startupSeconds'>, workload: Workload): BudgetCheck {
  const windows = servingContainers(workload.pod).flatMap((container) => windowOf(container, workload) ?? []);
  const [shortest] = [...windows].sort((a, b) => a.seconds - b.seconds);
  const [longest] = [...windows].sort((a, b) => b.seconds - a.seconds);
  if (!shortest || !longest)
    return { lines: [lineOf(workload, { used: startupSeconds, arithmetic: 'no probe ends a slow start', ok: true })], findings: [] };
  return joinChecks([checkWindow(startupSeconds, shortest, workload), checkDeadline(longest, workload)]);
}

function checkWindow(used: number, { seconds: limit, arithmetic, path }: StartupWindow, workload: Workload): BudgetCheck {
  const owner = formatOwner(workload.reference);
  const ok = used <= limit;
  const finding: Finding = {
    id: 'startup-window-too-short',
    severity: 'error',
    certainty: 'proven',
    resource: workload.reference,
    path,
    what: `${owner} may take ${used} s to start, and its probe gives it ${limit} s (${arithmetic}): ${used - limit} s short`,
    why: 'the kubelet restarts a container whose probe has failed that often, so a slow start never ends',
    fix: `raise failureThreshold until ${path.endsWith('startupProbe') ? 'it gives' : 'a startupProbe gives'} at least ${used} s`,
    evidence: [],
  };
  return { lines: [lineOf(workload, { used, limit, arithmetic: `window ${arithmetic}`, ok })], findings: ok ? [] : [finding] };
}

function checkDeadline({ seconds, arithmetic, path }: StartupWindow, { reference, spec }: Workload): BudgetCheck {
  const deadline = spec.progressDeadlineSeconds ?? PROGRESS_DEADLINE_SECONDS;
  if (reference.kind !== 'Deployment' || seconds < deadline) return { lines: [], findings: [] };
  const finding: Finding = {
    id: 'progress-deadline-too-short',
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path: 'spec.progressDeadlineSeconds',
    what: `${formatOwner(reference)} has ${seconds} s to start (${arithmetic}), and its rollout has failed after ${deadline} s without progress`,
    why: 'a pod that starts within its window would come too late, and the rollout count as failed',
    fix: `raise progressDeadlineSeconds above ${seconds}, or shorten the probe's window`,
    evidence: [{ resource: reference, path, says: `gives ${seconds} s` }],
  };
  return { lines: [], findings: [finding] };
}

function lineOf({ reference }: Workload, line: Pick<BudgetLine, 'used' | 'limit' | 'arithmetic' | 'ok'>): BudgetLine {
  return { owner: formatOwner(reference), name: 'startup', unit: 's', ...line };
}

function windowOf({ container, path }: PlacedContainer, { podPath }: Workload): StartupWindow | undefined {
  const name = container.startupProbe ? 'startupProbe' : 'livenessProbe';
  const probe = container[name];
  return probe ? { ...readWindow(probe), path: `${podPath}.${path}.${name}` } : undefined;
}

function readWindow(probe: Probe): Pick<StartupWindow, 'seconds' | 'arithmetic'> {
  const { initialDelaySeconds, periodSeconds, failureThreshold } = timingOf(probe);
  const seconds = initialDelaySeconds + failureThreshold * periodSeconds;
  return {
    seconds,
    arithmetic: `${initialDelaySeconds > 0 ? `${initialDelaySeconds} + ` : ''}${failureThreshold} x ${periodSeconds} = ${seconds}`,
  };
}
