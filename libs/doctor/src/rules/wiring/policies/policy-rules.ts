import type { Rule } from '../../rule';
import { apiServerBlocked } from './blocked/api-server-blocked';
import { dependencyBlocked } from './blocked/dependency-blocked';
import { dnsBlocked } from './blocked/dns-blocked';
import { ingressControllerBlocked } from './blocked/ingress-controller-blocked';
import { policyJoinsPeersAndDns } from './policy-joins-peers-and-dns';
import { policyNamesServicePort } from './policy-names-service-port';
import { policyNamespaceWithoutLabel } from './policy-namespace-without-label';
import { policyPeersJoinedByOr } from './policy-peers-joined-by-or';
import { policySelectsNobody } from './policy-selects-nobody';
import { policyTypesIgnoreRules } from './policy-types-ignore-rules';

/** What NetworkPolicies say, held against what the pods that they select need. */
export const POLICY_RULES: readonly Rule[] = [
  apiServerBlocked,
  dependencyBlocked,
  dnsBlocked,
  ingressControllerBlocked,
  policyJoinsPeersAndDns,
  policyNamesServicePort,
  policyNamespaceWithoutLabel,
  policyPeersJoinedByOr,
  policySelectsNobody,
  policyTypesIgnoreRules,
];
