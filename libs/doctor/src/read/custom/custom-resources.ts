import { groupBy } from '../../sets/group-by';
import type { KubernetesObject } from '../objects/kubernetes-object';
import type { ObjectSet } from '../objects/object-set';
import { WORKLOAD_KINDS } from '../objects/workload-kinds';
import { ANYTHING } from '../schema/scalars';
import { MAKERS } from './made-by';

/** Groups whose objects make none that others name, but those of which it is known. */
const MAKE_NOTHING = [
  'cert-manager.io',
  'external-secrets.io',
  'gateway.networking.k8s.io',
  'keda.sh',
  'kustomize.config.k8s.io',
  'monitoring.coreos.com',
  'networking.istio.io',
  'policy.networking.k8s.io',
  'security.istio.io',
];

const KNOWN: ReadonlySet<string> = new Set([...Object.keys(MAKERS), ...WORKLOAD_KINDS.map(({ kind }) => kind)]);

/** Objects of kinds that operators define. What an operator makes of one is known to it alone, but is named after it or in it. */
export class CustomResources {
  private readonly byNamespace: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly resources: readonly KubernetesObject[];
  private mentions: ReadonlySet<string> | undefined;

  constructor(objects: ObjectSet) {
    this.resources = objects.written.filter(({ kind }) => isOfOperator(kind));
    const groups = groupBy(this.resources, ({ reference }) => reference.namespace);
    this.byNamespace = new Map([...groups].map(([namespace, own]) => [namespace, new Set(own.map(({ reference }) => reference.name))]));
  }

  /** Whether the name of an object has that of a custom resource in it. */
  mayMake(namespace: string, name: string): boolean {
    const names = this.byNamespace.get(namespace);
    return names !== undefined && partsOf(name).some((part) => names.has(part));
  }

  /** Whether one says the name of an object. */
  mention(name: string): boolean {
    this.mentions ??= new Set(this.resources.flatMap((resource) => listTexts(resource.read('', ANYTHING)())));
    return this.mentions.has(name);
  }
}

/** Whether a kind is one of an operator, which may make any object of it: not one that is known to make none that others name. */
export function isOfOperator(kind: string): boolean {
  const group = kind.includes('.') ? kind.slice(kind.indexOf('.') + 1) : undefined;
  return group !== undefined && !MAKE_NOTHING.includes(group) && !KNOWN.has(kind);
}

/** Runs of its words: `shop-db-login` has `shop`, `db`, `login`, `shop-db`, `db-login` and itself. */
function partsOf(name: string): readonly string[] {
  const edges = [0, ...[...name.matchAll(/[-.]/g)].map(({ index }) => index + 1), name.length + 1];
  return edges.flatMap((start, at) => edges.slice(at + 1).map((end) => name.slice(start, end - 1)));
}

/** Every text within a value, which anchors can make a part of itself. */
function listTexts(value: unknown, seen = new Set<unknown>()): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Object.values(value).flatMap((part) => listTexts(part, seen));
}
