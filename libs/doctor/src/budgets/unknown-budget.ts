import type { Finding } from '../finding/finding';
import { formatReference, type ResourceReference } from '../finding/resource-reference';
import type { EnvironmentNumbers } from '../read/environment-number';
import type { Workload } from '../read/workload';

/** A finding for a declared workload that the manifests do not have. */
export function missingWorkload(reference: ResourceReference, role: string): Finding {
  return {
    id: 'missing-workload',
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    what: `the manifests have no ${formatReference(reference)}`,
    why: `${role}, so its budget cannot be told`,
    fix: 'render it, or declare the workload that took its place',
    evidence: [],
  };
}

/** A finding for a budget whose number stands in no manifest, at the first object that should say it. */
export function unknownVariable(
  { reference, podPath }: Workload,
  variable: string,
  { why, evidence }: Extract<EnvironmentNumbers, { readonly why: string }>,
  meaning: string,
): Finding {
  const [source] = evidence;
  return {
    id: 'unknown-variable',
    severity: 'error',
    certainty: 'proven',
    resource: source?.resource ?? reference,
    path: source?.path ?? podPath,
    what: `${variable} of ${formatReference(reference)} cannot be told: ${why}`,
    why: `${variable} says ${meaning}, and a budget that nobody can compute may not hold`,
    fix: `give every pod ${variable} as a whole number, in \`env\` or in a ConfigMap of \`envFrom\``,
    evidence,
  };
}
