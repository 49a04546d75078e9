import type { PodSpec } from '../../../read/pod-spec';

/** Where the nodes of pods may be, by the values that a label of nodes may have, and the field that says so. */
export interface AllowedDomains {
  readonly values: readonly string[];
  /** Below the pod's spec. */
  readonly path: string;
}

const TERMS = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';

type Term = NonNullable<
  NonNullable<
    NonNullable<NonNullable<PodSpec['affinity']>['nodeAffinity']>['requiredDuringSchedulingIgnoredDuringExecution']
  >['nodeSelectorTerms']
>[number];

/** What a pod says of a label of its nodes; nothing where any value is right. */
export function findAllowedDomains({ nodeSelector = {}, affinity }: PodSpec, label: string): AllowedDomains | undefined {
  const selected = nodeSelector[label];
  if (selected !== undefined) return { values: [selected], path: 'nodeSelector' };
  const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const ofTerms = terms.map((term) => listValues(term, label));
  if (ofTerms.length === 0 || ofTerms.includes(undefined)) return undefined;
  return { values: [...new Set(ofTerms.flatMap((values) => values ?? []))], path: TERMS };
}

/** A node must meet all expressions of one term. */
function listValues({ matchExpressions = [] }: Term, label: string): readonly string[] | undefined {
  const own = matchExpressions.filter(({ key }) => key === label);
  const [first, ...others] = own.filter(({ operator }) => operator === 'In');
  const excluded = own.filter(({ operator }) => operator === 'NotIn').flatMap(({ values = [] }) => values);
  return first?.values?.filter((value) => others.every(({ values = [] }) => values.includes(value)) && !excluded.includes(value));
}
