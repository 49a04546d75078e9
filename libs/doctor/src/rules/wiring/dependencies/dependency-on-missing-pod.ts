import { DependencyModel } from '../../../dependencies/dependency-model';
import type { InferredDependency } from '../../../dependencies/inferred-dependency';
import { countOf } from '../../../finding/count-of';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** Clients of a cluster of servers go on without one of them, so it is an error only where no other is told. */
export const dependencyOnMissingPod: Rule = {
  id: 'dependency-on-missing-pod',
  says: 'a program is told the name of a pod that its StatefulSet never starts',
  why: 'The pods of a StatefulSet are numbered, and no name is made for a number beyond its replicas.',
  fix: 'Write the name of a pod that there is, or raise spec.replicas.',
  find: (inventory) => {
    const { dependencies } = DependencyModel.of(inventory);
    return judgeEach(dependencies, (dependency) => judge(dependency, dependencies, inventory));
  },
};

function judge(dependency: InferredDependency, all: readonly InferredDependency[], inventory: Inventory): readonly Fault[] {
  const { target, workload, addresses } = dependency;
  if (target.type !== 'service' || target.pod === undefined) return [];
  const { namespace } = target.service.reference;
  const [, name = '', ordinal = ''] = /^(.+)-(\d+)$/.exec(target.pod) ?? [];
  const owner = inventory.findWorkload({ kind: 'StatefulSet', namespace, name });
  if (!owner) return [];
  const { first, last } = ordinalsOf(owner, inventory);
  if (Number(ordinal) >= first && Number(ordinal) <= last) return [];
  const siblings = all.filter((each) => each !== dependency && each.workload === workload);
  const hasOther = siblings.some((each) => each.target.type === 'service' && each.target.service === target.service);
  const [{ host, evidence }] = addresses;
  return [
    {
      severity: hasOther ? 'warning' : 'error',
      certainty: 'likely',
      resource: evidence.resource,
      ...(evidence.path !== undefined && { path: evidence.path }),
      what: `${formatReference(workload.reference)} is told the host ${host}, and ${formatReference(owner.reference)} has pods ${name}-${first} to ${name}-${last}`,
      why: 'the name of a pod is known only while the pod is there',
      fix: `write ${name}-${last} in its place, or set spec.replicas of ${formatReference(owner.reference)} to ${Number(ordinal) - first + 1}`,
      evidence: [{ resource: owner.reference, path: 'spec.replicas', says: countOf(last - first + 1, 'pod') }],
    },
  ];
}

function ordinalsOf(owner: Workload, inventory: Inventory): { readonly first: number; readonly last: number } {
  const first = owner.spec.ordinals?.start ?? 0;
  const pods = inventory.largestAutoscalerOf(owner)?.max ?? owner.replicas ?? 1;
  return { first, last: first + pods - 1 };
}
