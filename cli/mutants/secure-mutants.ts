import type { Mutant } from './mutant';

/** Slips in what an attacker is glad of. */
export const SECURE_MUTANTS: readonly Mutant[] = [
  {
    slip: 'is content where a rule has no wildcard in its verbs',
    file: 'rules/secure/access/wildcard-role.ts',
    before: "const FIELDS = ['verbs', 'resources', 'apiGroups'] as const;",
    after: "const FIELDS = ['verbs', 'apiGroups'] as const;",
    shownBy: 'secure/wildcard-role',
  },
  {
    slip: 'takes an account that says nothing for one without a token',
    file: 'rules/secure/access/service-account-token-unused.ts',
    before: 'pod.automountServiceAccountToken ?? !inventory.access.accountsWithoutToken.has(account)',
    after: 'pod.automountServiceAccountToken ?? inventory.access.accountsWithoutToken.has(account)',
    shownBy: 'secure/service-account-token-unused',
  },
  {
    slip: 'goes by the account of the namespace, and forgets that a pod may refuse its token',
    file: 'rules/secure/access/service-account-token-unused.ts',
    before: 'pod.automountServiceAccountToken ?? !inventory.access.accountsWithoutToken.has(account)',
    after: '!inventory.access.accountsWithoutToken.has(account)',
    shownBy: 'secure/service-account-token-unused',
  },
  {
    slip: 'looks for credentials in workloads, and in no ConfigMap',
    file: 'rules/secure/credentials/written-credentials.ts',
    before: '...judgeEach(inventory.configMaps, ofConfigMap),',
    after: '',
    shownBy: 'secure/plaintext-credential',
  },
  {
    slip: 'counts what an attacker may use a load balancer for, and no port of a node',
    file: 'rules/secure/exposure/store-exposed.ts',
    before: "['NodePort', 'it is open on a port of every node'],",
    after: '',
    shownBy: 'secure/store-exposed',
  },
  {
    slip: 'knows the socket of Docker alone',
    file: 'rules/secure/pods/host-paths.ts',
    before: String.raw`/(?:docker|containerd|crio|cri-dockerd|podman|buildkitd)\.sock$|^(?:\/var)?\/run\/(?:containerd|crio|docker)\/?$/`,
    after: String.raw`/docker\.sock$/`,
    shownBy: 'secure/container-runtime-socket',
  },
  {
    slip: 'looks at namespaces where Pod Security does already, and at no other',
    file: 'rules/secure/pods/privileged-container.ts',
    before: "levels.has('baseline')",
    after: "!levels.has('baseline')",
    shownBy: 'secure/privileged-container',
  },
];
