import { type BlockedHalf, DependencyModel } from '../../../../dependencies/dependency-model';
import { evidenceOf } from '../../../../dependencies/inferred-dependency';
import { formatReference } from '../../../../finding/resource-reference';
import type { ResolvedPeer } from '../../../../reach/resolved-peer';
import type { Inventory } from '../../../../read/inventory';
import { judgeEach } from '../../../../read/schema/unread-field';
import { groupBy } from '../../../../sets/group-by';
import { PortSet } from '../../../../sets/port-set';
import { type BlockedTraffic, blockedPods } from '../../../../traffic/blocked-traffic';
import { explainBlockedTraffic } from '../../../../traffic/missing-traffic';
import { resolveEnd } from '../../../../traffic/resolved-end';
import type { Fault, Rule } from '../../../rule';
import { findJoinedRules } from '../joined-rules';
import { findServicePortRules } from '../service-port-rules';

/** That a program needs what it is told is no more than likely; text that may be no address makes a warning. */
export const dependencyBlocked: Rule = {
  id: 'dependency-blocked',
  says: 'policies block a connection that a program is told to make',
  why: 'The egress of the caller or the ingress of the callee is closed; both must be open, on the port of the pod and not that of the Service.',
  fix: 'Open the half that the finding names, on the port of the pod.',
  isForUndeclared: true,
  find: (inventory) => {
    const model = DependencyModel.of(inventory);
    const explained = listExplained(inventory);
    const halves = judgeEach(model.dependencies, (dependency) => model.blockedHalves(dependency));
    const open = halves.filter(
      ({ effective, other }) => !effective.peers.some((peer) => isOf(peer, other) && explained.has(keyOfRule(peer))),
    );
    return judgeEach([...groupBy(open, keyOf).values()], (same) => judge(same, model));
  },
};

/** Rules of policies that another finding explains. */
function listExplained(inventory: Inventory): ReadonlySet<string> {
  return new Set([...findJoinedRules(inventory), ...findServicePortRules(inventory)].map(keyOfRule));
}

function keyOfRule({ policy, rulePath }: Pick<ResolvedPeer, 'policy' | 'rulePath'>): string {
  return `${formatReference(policy.reference)} ${rulePath}`;
}

function isOf({ podSets, isEveryone }: ResolvedPeer, other: BlockedHalf['other']): boolean {
  return isEveryone || podSets.has(other);
}

function keyOf({ dependency, direction, destination }: BlockedHalf): string {
  const { workload } = dependency;
  const { podSet, protocol, port } = destination;
  return `${formatReference(workload.reference)} ${formatReference(podSet.workload)} ${direction} ${protocol} ${port}`;
}

function judge(same: readonly BlockedHalf[], { connectivity, cluster }: DependencyModel): readonly Fault[] {
  const blocked = same.map(({ dependency, destination, effective, other }): BlockedTraffic => {
    const from = resolveEnd(dependency.workload.reference, cluster);
    const to = resolveEnd(destination.podSet.workload, cluster);
    return blockedPods(effective, { from, to, ports: PortSet.of(destination.protocol, destination.port) }, other);
  });
  const dependencies = [...new Set(same.map(({ dependency }) => dependency))];
  const isCertain = dependencies.some(({ addresses: [surest] }) => surest.isCertain);
  return explainBlockedTraffic(blocked, connectivity, 'a program is told to connect to it').map((finding) => ({
    ...finding,
    severity: isCertain ? 'error' : 'warning',
    certainty: 'likely',
    evidence: [...evidenceOf(dependencies), ...finding.evidence],
  }));
}
