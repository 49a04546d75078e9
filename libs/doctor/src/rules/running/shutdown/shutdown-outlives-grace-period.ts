import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { type PodVariable, resolveEnvironment } from '../../../read/pod-environment';
import { GRACE_PERIOD_SECONDS, nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import { longestStopHook } from '../../../read/containers/stop-hook';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeServing } from '../../judge-containers';

/** Variables that say how long a program takes to stop. What a period of an election or a lease is called sounds alike. */
const STOP_TIME =
  /(^|_)(SHUTDOWN|DRAIN|GRACEFUL|TERMINATION)(_|$).*(TIMEOUT|DEADLINE|PERIOD|DELAY|SECONDS|MS|MILLIS|DURATION|PHASE|WAIT|TIME)/;

/** Seconds of the units that values and names of variables have. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['millis', 0.001],
  ['s', 1],
  ['sec', 1],
  ['secs', 1],
  ['seconds', 1],
  ['m', 60],
  ['min', 60],
  ['minutes', 60],
]);

/** Only values whose unit is told, by the value or by the name. */
export const shutdownOutlivesGracePeriod: Rule = {
  id: 'shutdown-outlives-grace-period',
  says: 'a program is told to take longer to stop than its pod has',
  why: 'The kubelet sends SIGKILL at the end of terminationGracePeriodSeconds, and a preStop hook takes its part of it first. What the program would still have answered is cut off.',
  fix: 'Raise terminationGracePeriodSeconds above the hook plus the time of the program, or lower that.',
  find: (inventory) => judgeServing(inventory, (placed, workload) => judge(placed, workload, inventory)),
};

function judge(placed: PlacedContainer, workload: Workload, inventory: Inventory): readonly Fault[] {
  const { pod, podPath, reference } = workload;
  const graceSeconds = pod.terminationGracePeriodSeconds ?? GRACE_PERIOD_SECONDS;
  const hook = longestStopHook(pod);
  const hookSeconds = hook?.seconds ?? 0;
  // A hook that takes all of it is a fault of its own.
  if (graceSeconds <= hookSeconds) return [];
  const { variables } = resolveEnvironment(workload, placed, inventory);
  const [longest] = [...variables].flatMap(readStopTime).sort((a, b) => b.seconds - a.seconds);
  const needed = hookSeconds + (longest?.seconds ?? 0);
  if (!longest || needed <= graceSeconds) return [];
  return [
    {
      severity: 'warning',
      certainty: 'likely',
      resource: reference,
      path: `${podPath}.terminationGracePeriodSeconds`,
      what: `${nameContainer(placed)} of ${formatReference(reference)} may take ${longest.seconds} s to stop by ${longest.name}${hook ? `, after a preStop hook of ${hookSeconds} s` : ''}, and is killed after ${graceSeconds} s`,
      why: 'the kubelet sends SIGKILL at the end of the grace period, whatever is still being answered',
      fix: `set terminationGracePeriodSeconds: ${Math.ceil(needed) + 1} or more, or lower ${longest.name}`,
      evidence: [{ ...longest.source, says: `says ${longest.seconds} s` }],
    },
  ];
}

function readStopTime([name, { value, source }]: readonly [string, PodVariable]) {
  if (!STOP_TIME.test(name)) return [];
  const [, number, own = ''] = /^(\d{1,9})(ms|s|m)?$/.exec(value ?? '') ?? [];
  const unit = UNITS.get(own || name.slice(name.lastIndexOf('_') + 1).toLowerCase());
  return number === undefined || unit === undefined ? [] : [{ name, seconds: Number(number) * unit, source }];
}
