import { DependencyModel } from '../../../dependencies/dependency-model';
import { evidenceOf, type InferredDependency } from '../../../dependencies/inferred-dependency';
import { findMisspelt } from '../../../finding/misspelt-name';
import type { Evidence, Finding } from '../../../finding/finding';
import { formatOwner, formatReference } from '../../../finding/resource-reference';
import { isOfOperator } from '../../../read/custom/custom-resources';
import type { Inventory } from '../../../read/inventory';
import type { KubernetesObject } from '../../../read/objects/kubernetes-object';
import type { ObjectSet } from '../../../read/objects/object-set';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Service } from '../../../read/services/service';
import type { Workload } from '../../../read/workload';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';

/** A Service that is not here may be elsewhere; one whose name, workload or namespace is nearly what is asked for was meant to be here. */
export const dependencyWithoutService: Rule = {
  id: 'dependency-without-service',
  says: 'a program is told the name of a host that no Service has',
  why: 'The DNS of the cluster does not know the name, so that every connection fails before it begins.',
  fix: 'Write the name of a Service, with its namespace where that is another; or add the Service.',
  find: (inventory) => {
    const model = DependencyModel.of(inventory);
    const missing = groupBy(model.dependencies.filter(isMissing), ({ target }) => formatOwner(target));
    const services = new Services(inventory, model);
    return judgeEach([...missing.values()], (same) => judge(same, services));
  },
};

/** Its controller puts a Service before it, named after it. */
const GATEWAY = 'Gateway.gateway.networking.k8s.io';

type MissingTarget = Extract<InferredDependency['target'], { type: 'missing' }>;
type MissingDependency = InferredDependency & { readonly target: MissingTarget };

function isMissing(dependency: InferredDependency): dependency is MissingDependency {
  return dependency.target.type === 'missing';
}

/** What is said of a name that no Service has. */
type Verdict = Pick<Finding, 'severity' | 'fix'> & { readonly evidence?: readonly Evidence[] };

/** The Services and workloads of the manifests, as names are held against them. */
class Services {
  private readonly model: DependencyModel;
  private readonly objects: ObjectSet;
  private readonly byNamespace: ReadonlyMap<string, readonly Service[]>;
  private readonly byName: ReadonlyMap<string, readonly Service[]>;
  private readonly workloads: ReadonlyMap<string, Workload>;
  /** Objects of other API groups: operators name the Services that they make after them. */
  private readonly custom: ReadonlyMap<string, readonly KubernetesObject[]>;

  constructor(inventory: Inventory, model: DependencyModel) {
    this.model = model;
    this.byNamespace = groupBy(inventory.services, ({ reference }) => reference.namespace);
    this.byName = groupBy(inventory.services, ({ reference }) => reference.name);
    this.workloads = new Map(inventory.workloads.map((workload) => [formatOwner(workload.reference), workload]));
    const { objects } = inventory;
    this.objects = objects;
    const custom = objects.kinds.filter((kind) => isOfOperator(kind) || kind === GATEWAY).flatMap((kind) => objects.ofKind(kind));
    this.custom = groupBy(custom, ({ reference }) => reference.namespace);
  }

  /** Nothing where the Service may well be elsewhere. */
  findVerdict(dependency: MissingDependency): Verdict | undefined {
    const { target, port } = dependency;
    const { name, namespace } = target;
    if (this.isMadeByOthers(target)) return undefined;
    const own = (this.byNamespace.get(namespace) ?? []).map(({ reference }) => reference.name);
    const near = findMisspelt(name, own);
    if (near !== undefined) return { severity: 'error', fix: `did you mean ${near}? write ${near}` };
    const verdict = this.findUnserved(target, port) ?? this.findElsewhere(dependency);
    return verdict ?? (this.hasOthers(dependency) ? { severity: 'warning', fix: adviseFix(name, own) } : undefined);
  }

  /** Whether the program calls other Services of its namespace, and these are here. */
  private hasOthers({ workload, target }: MissingDependency): boolean {
    const { namespace } = workload.reference;
    const others = this.model.dependenciesOf(workload);
    return (
      target.namespace === namespace &&
      others.some((other) => other.target.type === 'service' && other.target.service.reference.namespace === namespace)
    );
  }

  /** A workload of the name, to which its own Service or none leads. */
  private findUnserved({ name, namespace }: MissingTarget, port: number | undefined): Verdict | undefined {
    const workload = this.workloads.get(formatOwner({ name, namespace }));
    if (!workload) return undefined;
    const serving = (this.byNamespace.get(namespace) ?? []).find(({ spec }) => selects(spec.selector, workload));
    const evidence = [{ resource: workload.reference, says: 'is there, and no Service of its name' }];
    if (serving) return { severity: 'error', fix: `write ${serving.reference.name}, the Service of its pods`, evidence };
    const fix = `add a Service ${name} to ${namespace} that selects the pods of ${formatReference(workload.reference)}`;
    return { severity: 'error', fix: `${fix}${port === undefined ? '' : `, with port ${port}`}`, evidence };
  }

  /** A Service of the name in another namespace, unless that is one that somebody chose. */
  private findElsewhere({ target: { name, namespace }, port, workload }: MissingDependency): Verdict | undefined {
    const [only, ...others] = this.byName.get(name) ?? [];
    if (!only || others.length > 0) return undefined;
    const isChosen = namespace !== workload.reference.namespace;
    if (isChosen && findMisspelt(namespace, [only.reference.namespace]) === undefined) return undefined;
    const isFitting = (only.spec.ports ?? []).some((each) => each.port === port);
    const fullName = `${name}.${only.reference.namespace}`;
    const evidence = [{ resource: only.reference, says: `is in ${only.reference.namespace}, and not in ${namespace}` }];
    const mayMove = [only.reference, workload.reference].some((each) => this.objects.isAssumed(each));
    return { severity: isFitting && !mayMove ? 'error' : 'warning', fix: `did you mean ${fullName}? write ${fullName}`, evidence };
  }

  private isMadeByOthers({ name, namespace }: MissingTarget): boolean {
    return (this.custom.get(namespace) ?? []).some(({ reference }) => name === reference.name || name.startsWith(`${reference.name}-`));
  }
}

function selects(selector: Readonly<Record<string, string>> = {}, { podLabels }: Workload): boolean {
  const entries = Object.entries(selector);
  return entries.length > 0 && entries.every(([key, value]) => podLabels[key] === value);
}

function adviseFix(name: string, own: readonly string[]): string {
  const parts = own.find((other) => `-${other}-`.includes(`-${name}-`) || `-${name}-`.includes(`-${other}-`));
  return parts === undefined ? `write the name of a Service, or add a Service ${name}` : `did you mean ${parts}? write ${parts}`;
}

function judge(same: readonly MissingDependency[], services: Services): readonly Fault[] {
  const [first] = same;
  const verdict = first && services.findVerdict(first);
  if (!verdict) return [];
  const { workload, addresses, target } = first;
  const [{ host }] = addresses;
  const [evidence = addresses[0].evidence, ...others] = evidenceOf(same);
  return [
    {
      severity: verdict.severity,
      certainty: 'likely',
      missing: { kind: 'Service', namespace: target.namespace, name: target.name },
      resource: evidence.resource,
      ...(evidence.path !== undefined && { path: evidence.path }),
      what: `${formatReference(workload.reference)} is told the host ${host}, and no Service ${formatOwner(target)} is here`,
      why: 'names of the cluster are those of Services, so the name leads nowhere and every connection to it fails',
      fix: verdict.fix,
      evidence: [...(verdict.evidence ?? []), ...others],
    },
  ];
}
