import { formatReference } from '../../../finding/resource-reference';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import { patienceSeconds, timingOf } from '../../../read/containers/probe-timing';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeServing } from '../../judge-containers';

/** A pause of a runtime or a node of this length is common; Kubernetes' own defaults wait 21 s. */
const LEAST_SECONDS = 5;

/** Held against how long a probe waits in all, so that asking often is no fault where it may fail often. */
export const livenessWithoutPatience: Rule = {
  id: 'liveness-without-patience',
  says: `a liveness probe restarts its container after less than ${LEAST_SECONDS} s without an answer`,
  why: 'A busy processor, a pause of a garbage collector or a slow node takes longer. Under load the kubelet restarts containers that would have recovered, and the others get their load.',
  fix: 'Raise failureThreshold and timeoutSeconds; 3 failures 10 s apart are the default.',
  find: (inventory) => judgeServing(inventory, judge),
};

function judge(placed: PlacedContainer, { reference, podPath }: Workload): readonly Fault[] {
  const { livenessProbe } = placed.container;
  if (!livenessProbe) return [];
  const timing = timingOf(livenessProbe);
  const seconds = patienceSeconds(timing);
  if (seconds >= LEAST_SECONDS) return [];
  const { failureThreshold, periodSeconds, timeoutSeconds } = timing;
  const enough = Math.max(3, 1 + Math.ceil((LEAST_SECONDS - timeoutSeconds) / periodSeconds));
  return [
    {
      severity: 'warning',
      certainty: 'likely',
      resource: reference,
      path: `${podPath}.${placed.path}.livenessProbe`,
      what: `${nameContainer(placed)} of ${formatReference(reference)} is restarted after ${seconds} s without an answer`,
      why: `failureThreshold ${failureThreshold}, periodSeconds ${periodSeconds} and timeoutSeconds ${timeoutSeconds} leave no time to recover from a pause, and under load every pod is restarted in turn`,
      fix: `set failureThreshold: ${enough}, or raise timeoutSeconds`,
    },
  ];
}
