import { formatReference } from '../../../finding/resource-reference';
import { findCount, type IntOrPercent } from '../../../read/quantities/int-or-percent';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** What a DaemonSet does when it says nothing (API reference, RollingUpdateDaemonSet v1 apps). */
const DAEMON_SET_DEFAULTS = Object.freeze({ maxSurge: 0, maxUnavailable: 1 });

/** What both do where they do not say. */
const ROLLING = 'RollingUpdate';

/** As an API server 1.33 answers; a Deployment that may neither surge nor miss a pod is `rollout-without-step`. */
export const strategyRefused: Rule = {
  id: 'strategy-refused',
  says: 'the strategy of a Deployment or a DaemonSet contradicts itself',
  why: 'The API server rejects the object: Recreate knows no steps, no more than all pods can be missing, and a DaemonSet either starts the new pod first or takes the old one away first.',
  fix: 'Write one way of replacing pods, as the finding says.',
  find: ({ workloads }) =>
    judgeEach(workloads, (workload) => [...recreateFaults(workload), ...shareFaults(workload), ...daemonSetFaults(workload)]),
};

function recreateFaults(workload: Workload): readonly Fault[] {
  const { type, rollingUpdate } = workload.spec.strategy ?? {};
  if (workload.reference.kind !== 'Deployment' || type !== 'Recreate' || !rollingUpdate) return [];
  return [
    fault(workload, 'spec.strategy.rollingUpdate', {
      what: 'says Recreate, and steps of a rolling update beside it',
      fix: 'remove rollingUpdate, or write type: RollingUpdate',
    }),
  ];
}

function shareFaults(workload: Workload): readonly Fault[] {
  const field = fieldOf(workload);
  const { type = ROLLING, rollingUpdate } = (field && workload.spec[field]) ?? {};
  const { maxUnavailable } = rollingUpdate ?? {};
  if (!field || type !== ROLLING || typeof maxUnavailable !== 'string' || (findCount(maxUnavailable, 100, 'up') ?? 0) <= 100) return [];
  return [
    fault(workload, `spec.${field}.rollingUpdate.maxUnavailable`, {
      what: `says maxUnavailable: ${maxUnavailable}, which is more pods than it has`,
      fix: 'write 25%, which is the default, or at most 100%',
    }),
  ];
}

function daemonSetFaults(workload: Workload): readonly Fault[] {
  const { type = ROLLING, rollingUpdate } = workload.spec.updateStrategy ?? {};
  if (workload.reference.kind !== 'DaemonSet' || type !== ROLLING || !rollingUpdate) return [];
  const { maxSurge, maxUnavailable } = { ...DAEMON_SET_DEFAULTS, ...rollingUpdate };
  if (isNone(maxSurge) !== isNone(maxUnavailable)) return [];
  return [
    fault(workload, 'spec.updateStrategy.rollingUpdate', {
      what: `has maxSurge ${maxSurge} and maxUnavailable ${maxUnavailable}${rollingUpdate.maxUnavailable === undefined ? ' by default' : ''}, and exactly one of them must be 0`,
      fix: isNone(maxSurge) ? 'write maxUnavailable: 1' : 'write maxUnavailable: 0 beside maxSurge',
      edit: { path: 'spec.updateStrategy.rollingUpdate.maxUnavailable', value: isNone(maxSurge) ? 1 : 0 },
    }),
  ];
}

function fieldOf({ reference }: Workload): 'strategy' | 'updateStrategy' | undefined {
  return reference.kind === 'Deployment' ? 'strategy' : reference.kind === 'DaemonSet' ? 'updateStrategy' : undefined;
}

function isNone(step: IntOrPercent): boolean {
  return findCount(step, 100, 'up') === 0;
}

function fault({ reference }: Workload, path: string, { what, fix, edit }: Pick<Fault, 'what' | 'fix' | 'edit'>): Fault {
  return {
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path,
    what: `${formatReference(reference)} ${what}`,
    why: 'the API server rejects it',
    fix,
    ...(edit && { edit }),
  };
}
