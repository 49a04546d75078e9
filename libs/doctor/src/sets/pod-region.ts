import { LabelSet } from './label-set';
import { type Labels, NAMESPACE_NAME } from './labels';
import type { Region } from './region';

/** Pods whose namespace carries certain labels, and that carry certain labels themselves. */
export interface PodSelection {
  readonly namespaces: LabelSet;
  readonly pods: LabelSet;
}

/** Pods known by their labels alone: any of several selections. */
export class PodRegion implements Region<PodRegion> {
  static readonly NONE = new PodRegion([]);
  static readonly ALL = new PodRegion([{ namespaces: LabelSet.ALL, pods: LabelSet.ALL }]);

  private readonly selections: readonly PodSelection[];

  private constructor(selections: readonly PodSelection[]) {
    this.selections = selections.filter(({ namespaces, pods }) => !namespaces.isEmpty && !pods.isEmpty);
  }

  static of(...selections: readonly PodSelection[]): PodRegion {
    return new PodRegion(selections);
  }

  get isEmpty(): boolean {
    return this.selections.length === 0;
  }

  matches(namespaceLabels: Labels, podLabels: Labels): boolean {
    return this.selections.some(({ namespaces, pods }) => namespaces.matches(namespaceLabels) && pods.matches(podLabels));
  }

  union(other: PodRegion): PodRegion {
    return new PodRegion([...this.selections, ...other.subtract(this).selections]);
  }

  intersect(other: PodRegion): PodRegion {
    return new PodRegion(
      this.selections.flatMap((a) =>
        other.selections.map((b) => ({ namespaces: a.namespaces.intersect(b.namespaces), pods: a.pods.intersect(b.pods) })),
      ),
    );
  }

  subtract(other: PodRegion): PodRegion {
    return new PodRegion(other.selections.reduce((left, hole) => left.flatMap((part) => cut(part, hole)), this.selections));
  }

  /** `pods k8s-app=kube-dns of namespace kube-system`. */
  toString(): string {
    return [...new Set(this.selections.map(formatSelection))].join(' and ') || 'no pod';
  }
}

function cut({ namespaces, pods }: PodSelection, hole: PodSelection): readonly PodSelection[] {
  const shared = namespaces.intersect(hole.namespaces);
  return [
    ...namespaces.subtract(hole.namespaces).map((elsewhere) => ({ namespaces: elsewhere, pods })),
    ...pods.subtract(hole.pods).map((others) => ({ namespaces: shared, pods: others })),
  ].filter((part) => !part.namespaces.isEmpty && !part.pods.isEmpty);
}

function formatSelection({ namespaces, pods }: PodSelection): string {
  return `${pods.keys.size === 0 ? 'every pod' : `pods ${pods}`} of ${formatNamespaces(namespaces)}`;
}

/** That a namespace is none of the manifests goes without saying. */
function formatNamespaces(namespaces: LabelSet): string {
  const name = namespaces.keys.get(NAMESPACE_NAME);
  const [only] = name && !name.excluded ? [...name.members] : [];
  if (only !== undefined && namespaces.keys.size === 1 && name?.members.size === 1) return `namespace ${only}`;
  if (!name?.excluded) return namespaces.keys.size === 0 ? 'every namespace' : `namespaces ${namespaces}`;
  const text = namespaces.without(NAMESPACE_NAME).toString();
  return text === '' ? 'every other namespace' : `other namespaces ${text}`;
}
