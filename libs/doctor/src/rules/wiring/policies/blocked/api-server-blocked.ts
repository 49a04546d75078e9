import { DependencyModel } from '../../../../dependencies/dependency-model';
import { formatOwner, formatReference } from '../../../../finding/resource-reference';
import type { Evidence } from '../../../../finding/finding';
import type { PodSet } from '../../../../reach/pod-set';
import type { ResolvedPeer } from '../../../../reach/resolved-peer';
import { judgeEach } from '../../../../read/schema/unread-field';
import type { Workload } from '../../../../read/workload';
import type { Fault, Rule } from '../../../rule';
import { findBoundAccounts } from './bound-accounts';
import { describeIsolation } from './describe-isolation';

/** Where API servers listen: by the Service `kubernetes`, and by themselves (kubeadm, k3s; minikube; MicroK8s). */
const API_PORTS = [443, 6443, 8443, 16_443];

/** That a program has a role says that it calls the API server; that it must, nobody says. */
export const apiServerBlocked: Rule = {
  id: 'api-server-blocked',
  says: 'pods have a role for the API server, and policies let them call no address where it may be',
  why: 'The API server is on nodes, not in pods: only an ipBlock, or a rule without `to`, opens it. Controllers stop at "dial tcp 10.96.0.1:443: i/o timeout".',
  fix: 'Add an egress rule for TCP 443 and 6443 without `to`, or with an ipBlock of the addresses of the API server.',
  isForUndeclared: true,
  find: (inventory) => {
    const model = DependencyModel.of(inventory);
    const bound = findBoundAccounts(inventory);
    if (bound.size === 0 || model.hasUnreadTraffic) return [];
    return judgeEach(inventory.workloads, (workload) => {
      const { serviceAccountName: name = 'default', automountServiceAccountToken } = workload.pod;
      const binding = bound.get(formatOwner({ namespace: workload.reference.namespace, name }));
      const closed = model.cluster.find(workload.reference).find((podSet) => !isOpenTo(podSet, model));
      return binding && closed && automountServiceAccountToken !== false ? judge(workload, binding, closed, model) : [];
    });
  },
};

function isOpenTo(podSet: PodSet, { connectivity }: DependencyModel): boolean {
  const { isIsolated, peers } = connectivity.effectivePolicy(podSet, 'egress');
  return !isIsolated || peers.some(mayBeApiServer);
}

/** Some network plugins count pods on the host's network as pods, so pods that are not here may be it too. */
function mayBeApiServer({ isEveryone, addresses, outside, ports }: ResolvedPeer): boolean {
  return (isEveryone || !addresses.isEmpty || !outside.isEmpty) && API_PORTS.some((port) => ports.possible.has('TCP', port));
}

function judge({ reference, podPath }: Workload, binding: Evidence, podSet: PodSet, { connectivity }: DependencyModel): readonly Fault[] {
  const [policy, ...others] = connectivity.effectivePolicy(podSet, 'egress').policies;
  if (!policy) return [];
  return [
    {
      severity: 'warning',
      certainty: 'likely',
      resource: policy.reference,
      path: 'spec.egress',
      what: `${formatReference(reference)} has a role for the API server, and no policy lets it call one`,
      why: `${describeIsolation([policy, ...others], 'it', 'egress')}, and no rule opens an address or everything on TCP 443 or 6443`,
      fix: 'add an egress rule without `to`: ports TCP 443 and TCP 6443; or with an ipBlock of the addresses of the API server',
      evidence: [binding, { resource: reference, path: `${podPath}.serviceAccountName`, says: 'runs with this ServiceAccount' }],
    },
  ];
}
