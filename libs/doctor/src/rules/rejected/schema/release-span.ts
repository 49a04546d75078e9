import { KUBERNETES_RELEASES } from './api-table';

/** A release of Kubernetes that is known: `1.33`. */
export type ReleaseName = (typeof KUBERNETES_RELEASES)[number];

/** The one that manifests are held against unless somebody says which. */
export const NEWEST_RELEASE: ReleaseName = KUBERNETES_RELEASES[KUBERNETES_RELEASES.length - 1] as ReleaseName;

/** Something with the releases that have it, as positions among those that are known. */
export interface Span {
  readonly value: string;
  readonly first: number;
  readonly last: number;
}

/** Reads what the table says: `int32`, or `int32 1.30-1.33`. */
export function parseSpan(text: string): Span {
  const [value = '', releases] = text.split(' ');
  const [from = KUBERNETES_RELEASES[0], to = NEWEST_RELEASE] = releases?.split('-') ?? [];
  return { value, first: positionOf(from), last: positionOf(to) };
}

export function positionOf(release: string): number {
  return (KUBERNETES_RELEASES as readonly string[]).indexOf(release);
}

/** `since 1.32`, `up to 1.31`: where a release is not among those that have something. */
export function describeSpan({ first, last }: Span, release: ReleaseName): string {
  return positionOf(release) < first ? `since Kubernetes ${KUBERNETES_RELEASES[first]}` : `up to Kubernetes ${KUBERNETES_RELEASES[last]}`;
}
