import type { Finding } from '../finding/finding';
import { type Manifest, referenceOf } from '../read/manifest';
import { formatReference } from '../finding/resource-reference';
import { findPolicyFaults } from './policy-faults';
import type { PolicySpec } from '../read/policy-spec';

/** A finding for each field for which the API server refuses a NetworkPolicy: what a refused policy says does not hold. */
export function findInvalidPolicies(manifests: readonly Manifest[]): readonly Finding[] {
  const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy');
  return policies.flatMap((manifest) =>
    findPolicyFaults((manifest.spec ?? {}) as PolicySpec).map(({ path, wanted }): Finding => {
      const resource = referenceOf(manifest);
      return {
        id: 'invalid-policy',
        severity: 'error',
        certainty: 'proven',
        resource,
        path,
        what: `${formatReference(resource)} has a ${path} that Kubernetes refuses`,
        why: `it must be ${wanted}; a policy that is refused protects nothing`,
        fix: `make ${path} ${wanted}`,
        evidence: [],
      };
    }),
  );
}
