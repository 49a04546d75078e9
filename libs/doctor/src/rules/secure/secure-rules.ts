import type { AdviceRule, Rule } from '../rule';
import { clusterAdminBinding } from './access/cluster-admin-binding';
import { roleReadsAllSecrets } from './access/role-reads-all-secrets';
import { serviceAccountTokenUnused } from './access/service-account-token-unused';
import { wildcardRole } from './access/wildcard-role';
import { credentialByName } from './credentials/credential-by-name';
import { plaintextCredential } from './credentials/plaintext-credential';
import { ingressWithoutTls } from './exposure/ingress-without-tls';
import { storeExposed } from './exposure/store-exposed';
import { containerNotHardened } from './pods/container-not-hardened';
import { containerRunsAsRoot } from './pods/container-runs-as-root';
import { containerRuntimeSocket } from './pods/container-runtime-socket';
import { dangerousCapability } from './pods/dangerous-capability';
import { hostNamespace } from './pods/host-namespace';
import { hostPath } from './pods/host-path';
import { privilegedContainer } from './pods/privileged-container';

/** What gives away more than it should, whatever the manifests are for. */
export const SECURE_RULES: readonly Rule[] = [plaintextCredential];

/** What would be safer otherwise. */
export const SECURE_ADVICE: readonly AdviceRule[] = [
  clusterAdminBinding,
  containerNotHardened,
  containerRunsAsRoot,
  containerRuntimeSocket,
  credentialByName,
  dangerousCapability,
  hostNamespace,
  hostPath,
  ingressWithoutTls,
  privilegedContainer,
  roleReadsAllSecrets,
  serviceAccountTokenUnused,
  storeExposed,
  wildcardRole,
];
