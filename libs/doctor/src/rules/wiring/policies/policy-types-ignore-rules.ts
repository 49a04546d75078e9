import { formatReference } from '../../../finding/resource-reference';
import { DIRECTIONS, POLICY_TYPES } from '../../../reach/policy';
import type { NetworkPolicy } from '../../../read/network-policy';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';

export const policyTypesIgnoreRules: Rule = {
  id: 'policy-types-ignore-rules',
  says: 'a NetworkPolicy has rules for a direction that its policyTypes leave out',
  why: 'Rules of a direction that policyTypes do not name are ignored: they neither open nor close anything.',
  fix: 'Add the direction to policyTypes, or take the rules away.',
  find: ({ networkPolicies }) => judgeEach(networkPolicies, judge),
};

function judge({ reference, spec }: NetworkPolicy): readonly Fault[] {
  const { policyTypes = [] } = spec;
  const ignored = DIRECTIONS.filter((direction) => spec[direction]?.length && !policyTypes.includes(POLICY_TYPES[direction]));
  return policyTypes.length === 0
    ? []
    : ignored.map((direction) => ({
        severity: 'warning',
        certainty: 'proven',
        resource: reference,
        path: 'spec.policyTypes',
        what: `${formatReference(reference)} has ${direction} rules, and its policyTypes are ${policyTypes.join(', ')}`,
        why: `rules for ${direction} count only where policyTypes name ${POLICY_TYPES[direction]}, so these do nothing`,
        fix: `write policyTypes: [${[...policyTypes, POLICY_TYPES[direction]].join(', ')}], or take spec.${direction} away`,
      }));
}
