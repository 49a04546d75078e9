import type { Rule } from '../rule';
import { invalidRoleBinding } from './access/invalid-role-binding';
import { roleMissing } from './access/role-missing';
import { serviceAccountMissing } from './access/service-account-missing';
import { subjectMissing } from './access/subject-missing';
import { DEPENDENCY_RULES } from './dependencies/dependency-rules';
import { backendPortMissing } from './ingress/backend-port-missing';
import { backendServiceMissing } from './ingress/backend-service-missing';
import { gatewayMissing } from './ingress/gateway-missing';
import { ingressClassMissing } from './ingress/ingress-class-missing';
import { issuerMissing } from './ingress/issuer-missing';
import { listenerMissing } from './ingress/listener-missing';
import { pathClaimedTwice } from './ingress/path-claimed-twice';
import { tlsHostWithoutRule } from './ingress/tls-host-without-rule';
import { POLICY_RULES } from './policies/policy-rules';
import { portVariableDisagrees } from './probes/port-variable-disagrees';
import { probePortUnknown } from './probes/probe-port-unknown';
import { probePortUnserved } from './probes/probe-port-unserved';
import { configMapMissing } from './references/config-map-missing';
import { keyMissing } from './references/key-missing';
import { priorityClassMissing } from './references/priority-class-missing';
import { secretEndsInNewline } from './references/secret-ends-in-newline';
import { secretMissing } from './references/secret-missing';
import { subPathMissing } from './references/sub-path-missing';
import { unusableVariableName } from './references/unusable-variable-name';
import { monitorPortUnknown } from './selectors/monitor-port-unknown';
import { monitorSelectsNothing } from './selectors/monitor-selects-nothing';
import { scaledObjectBesideAutoscaler } from './selectors/scaled-object-beside-autoscaler';
import { scaledObjectWithoutTarget } from './selectors/scaled-object-without-target';
import { selectorMissesTemplate } from './selectors/selector-misses-template';
import { grpcPinsOnePod } from './services/grpc-pins-one-pod';
import { peersWaitForReadiness } from './services/peers-wait-for-readiness';
import { serviceSelectsNobody } from './services/service-selects-nobody';
import { serviceSelectsOthers } from './services/service-selects-others';
import { servicesClaimOneThing } from './services/services-claim-one-thing';
import { statefulSetWithoutService } from './services/stateful-set-without-service';
import { targetPortUnserved } from './services/target-port-unserved';
import { claimMissing } from './storage/claim-missing';
import { mountPathTwice } from './storage/mount-path-twice';
import { storageClassMissing } from './storage/storage-class-missing';
import { unshareableClaim } from './storage/unshareable-claim';
import { volumeMissing } from './storage/volume-missing';

/** What objects say of each other. */
export const WIRING_RULES: readonly Rule[] = [
  ...DEPENDENCY_RULES,
  ...POLICY_RULES,
  backendPortMissing,
  backendServiceMissing,
  claimMissing,
  configMapMissing,
  gatewayMissing,
  grpcPinsOnePod,
  ingressClassMissing,
  invalidRoleBinding,
  issuerMissing,
  keyMissing,
  listenerMissing,
  monitorPortUnknown,
  monitorSelectsNothing,
  mountPathTwice,
  pathClaimedTwice,
  peersWaitForReadiness,
  portVariableDisagrees,
  priorityClassMissing,
  probePortUnknown,
  probePortUnserved,
  roleMissing,
  scaledObjectBesideAutoscaler,
  scaledObjectWithoutTarget,
  secretEndsInNewline,
  secretMissing,
  selectorMissesTemplate,
  serviceAccountMissing,
  serviceSelectsNobody,
  serviceSelectsOthers,
  servicesClaimOneThing,
  statefulSetWithoutService,
  storageClassMissing,
  subPathMissing,
  subjectMissing,
  targetPortUnserved,
  tlsHostWithoutRule,
  unshareableClaim,
  unusableVariableName,
  volumeMissing,
];
