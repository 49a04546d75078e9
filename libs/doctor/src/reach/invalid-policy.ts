import type { Finding } from '../finding/finding';
import type { NetworkPolicy } from '../read/network-policy';
import { judgeEach } from '../read/schema/unread-field';
import { formatReference } from '../finding/resource-reference';
import { findPolicyFaults } from './policy-faults';

/** A finding for each field for which the API server refuses a NetworkPolicy: what a refused policy says does not hold. */
export function findInvalidPolicies(policies: readonly NetworkPolicy[]): readonly Finding[] {
  return judgeEach(policies, ({ reference, spec }) =>
    findPolicyFaults(spec).map(({ path, wanted }): Finding => ({
      id: 'invalid-policy',
      severity: 'error',
      certainty: 'proven',
      resource: reference,
      path,
      what: `${formatReference(reference)} has a ${path} that Kubernetes refuses`,
      why: `it must be ${wanted}; a policy that is refused protects nothing`,
      fix: `make ${path} ${wanted}`,
      evidence: [],
    })),
  );
}
