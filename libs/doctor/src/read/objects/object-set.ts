import { formatReference, type ResourceReference } from '../../finding/resource-reference';
import { byKey } from '../../sets/by-key';
import { groupBy } from '../../sets/group-by';
import { UnreadField } from '../schema/unread-field';
import type { KubernetesObject } from './kubernetes-object';
import { openDocuments } from './open-documents';

/** The objects of a set of documents, by kind, in order of kind, namespace and name. */
export class ObjectSet {
  /** All of them, those included of which nobody can tell what they are. */
  readonly written: readonly KubernetesObject[];

  private readonly placed: ReadonlyMap<string, readonly KubernetesObject[]>;
  /** Of several of one name, the last alone. */
  private readonly latest: ReadonlyMap<string, readonly KubernetesObject[]>;
  private readonly unplaced: readonly KubernetesObject[];
  private readonly assumed: ReadonlySet<string>;

  constructor(documents: readonly unknown[]) {
    const keyed = openDocuments(documents).map((object) => [formatReference(object.reference), object] as const);
    const groups = [...groupBy(keyed.sort(byKey), (entry) => entry[0]).values()].map((same) =>
      same.map(([, object], index) => (same.length === 1 ? object : object.asDocument(index + 1))),
    );
    this.written = groups.flat();
    this.placed = groupByKind(this.written.filter(isPlaced));
    this.latest = groupByKind(groups.flatMap((same) => same.findLast(isPlaced) ?? []));
    this.unplaced = this.written.filter((object) => !isPlaced(object));
    this.assumed = new Set(keyed.filter(([, { identity }]) => !identity.isNamespaceWritten).map(([key]) => key));
  }

  /** Every kind that is there. */
  get kinds(): readonly string[] {
    return [...this.placed.keys()];
  }

  /** Those of a kind; of two of one name, the last. */
  ofKind(kind: string): readonly KubernetesObject[] {
    return this.latest.get(kind) ?? [];
  }

  /** The same, with those that a later one of their name replaces. */
  writtenOfKind(kind: string): readonly KubernetesObject[] {
    return this.placed.get(kind) ?? [];
  }

  /** Whether an object says no namespace, so that the command that applies it may put it into another than the default: `kubectl -n`. */
  isAssumed(reference: ResourceReference): boolean {
    return this.assumed.has(formatReference(reference));
  }

  /** Whether an object of a kind may be in a namespace that is not among the others, because nobody can tell its kind, version or name. */
  mayMiss(kind: string, namespace: string): boolean {
    return this.unplaced.some(
      ({ kind: own, identity }) =>
        (own === kind || identity.isOfUnknownKind || (identity.apiVersion === '' && kind.startsWith(`${own}.`))) &&
        (identity.namespace ?? namespace) === namespace,
    );
  }

  /** @throws UnreadField where {@link mayMiss} holds: what is not found may be there all the same */
  assertComplete(kind: string, namespace: string): void {
    if (this.mayMiss(kind, namespace)) throw new UnreadField();
  }
}

function isPlaced({ identity }: KubernetesObject): boolean {
  return identity.isPlaced;
}

function groupByKind(objects: readonly KubernetesObject[]): ReadonlyMap<string, readonly KubernetesObject[]> {
  return groupBy(objects, ({ kind }) => kind);
}
