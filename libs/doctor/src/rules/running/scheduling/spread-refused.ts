import { formatReference } from '../../../finding/resource-reference';
import { judgeEach } from '../../../read/schema/unread-field';
import type { PodSpec } from '../../../read/pod-spec';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

type Constraint = NonNullable<PodSpec['topologySpreadConstraints']>[number];

/** As an API server 1.33 answers. */
export const spreadRefused: Rule = {
  id: 'spread-refused',
  says: 'a topologySpreadConstraint has a number that its other fields do not allow',
  why: 'The API server rejects the pods: minDomains goes with DoNotSchedule alone, and both numbers are above 0.',
  fix: 'Remove minDomains or write whenUnsatisfiable: DoNotSchedule; write maxSkew: 1 or more.',
  find: ({ workloads }) => judgeEach(workloads, judge),
};

function judge(workload: Workload): readonly Fault[] {
  return judgeEach([...(workload.pod.topologySpreadConstraints ?? []).entries()], ([index, constraint]) => {
    const fault = findFault(constraint);
    if (!fault) return [];
    const { reference, podPath } = workload;
    const { field, what, fix } = fault;
    return [
      {
        severity: 'error',
        certainty: 'proven',
        resource: reference,
        path: `${podPath}.topologySpreadConstraints[${index}].${field}`,
        what: `a topologySpreadConstraint of ${formatReference(reference)} says ${what}`,
        why: 'the API server rejects such a pod',
        fix,
      },
    ];
  });
}

function findFault({ minDomains, maxSkew, whenUnsatisfiable }: Constraint): { field: string; what: string; fix: string } | undefined {
  if (minDomains === 0) return { field: 'minDomains', what: 'minDomains: 0', fix: 'remove minDomains, which means 1' };
  if (minDomains !== undefined && whenUnsatisfiable === 'ScheduleAnyway')
    return {
      field: 'minDomains',
      what: `minDomains: ${minDomains} beside whenUnsatisfiable: ScheduleAnyway`,
      fix: 'remove minDomains, or write whenUnsatisfiable: DoNotSchedule',
    };
  return maxSkew === 0 ? { field: 'maxSkew', what: 'maxSkew: 0', fix: 'write maxSkew: 1' } : undefined;
}
