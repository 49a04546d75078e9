import { formatReference } from '../../../finding/resource-reference';
import { GRACE_PERIOD_SECONDS, nameContainer } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import { longestStopHook, type StopHook } from '../../../read/containers/stop-hook';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** The kubelet gives a hook that it cuts off two more seconds, once (Pod Lifecycle, "Pod Termination Flow"). */
const EXTENSION_SECONDS = 2;

/** What a program needs at least to end the requests that it has; nothing in manifests says how long those take. */
const LEAST_SECONDS = 5;

/** Sleeps alone are counted, since how long other commands take no manifest tells. */
export const hookOutlivesGracePeriod: Rule = {
  id: 'hook-outlives-grace-period',
  says: 'a preStop hook takes the grace period of its pod, or nearly all of it',
  why: 'The hook counts into terminationGracePeriodSeconds. The program gets SIGTERM after it, and SIGKILL when the period ends, so requests are cut off at each rollout and drain.',
  fix: 'Raise terminationGracePeriodSeconds above the hook plus the longest request, or shorten the hook.',
  find: ({ workloads }) => judgeEach(workloads, judge),
};

function judge(workload: Workload): readonly Fault[] {
  const hook = longestStopHook(workload.pod);
  const { terminationGracePeriodSeconds: said } = workload.pod;
  const graceSeconds = said ?? GRACE_PERIOD_SECONDS;
  // No period at all asks for no grace.
  if (!hook || graceSeconds <= 0 || hook.seconds + LEAST_SECONDS <= graceSeconds) return [];
  return [faultOf(workload, hook, graceSeconds, said === undefined)];
}

function faultOf({ reference, podPath }: Workload, hook: StopHook, graceSeconds: number, isDefault: boolean): Fault {
  const isCutOff = hook.seconds >= graceSeconds;
  const left = isCutOff ? EXTENSION_SECONDS : graceSeconds - hook.seconds;
  const needed = Math.ceil(hook.seconds) + GRACE_PERIOD_SECONDS;
  return {
    severity: isCutOff ? 'error' : 'warning',
    certainty: isCutOff ? 'proven' : 'likely',
    resource: reference,
    path: `${podPath}.terminationGracePeriodSeconds`,
    what: `the preStop hook of ${nameContainer(hook)} in ${formatReference(reference)} sleeps ${hook.seconds} s, and the grace period is ${graceSeconds} s${isDefault ? ' by default' : ''}`,
    why: isRefused(hook, graceSeconds)
      ? 'the API server refuses pods whose hook of the kind sleep is longer than the grace period'
      : `the hook counts into the grace period: ${isCutOff ? `at ${graceSeconds} s the kubelet cuts it off, and ` : ''}the program has ${left} s between SIGTERM and SIGKILL`,
    fix: `set terminationGracePeriodSeconds: ${needed}, which is the hook and ${GRACE_PERIOD_SECONDS} s for the requests that are left, or shorten the hook`,
    evidence: [{ resource: reference, path: `${podPath}.${hook.path}`, says: `sleeps ${hook.seconds} s` }],
  };
}

/** It knows how long `sleep` takes, and of a command it does not. */
function isRefused({ container, seconds }: StopHook, graceSeconds: number): boolean {
  return container.lifecycle?.preStop?.sleep !== undefined && seconds > graceSeconds;
}
