import { findNearMiss } from '../../finding/near-miss';
import type { ResourceReference } from '../../finding/resource-reference';
import type { Labels } from '../../sets/labels';
import type { Inventory } from '../inventory';
import type { Workload } from '../workload';

/** Something that a selector may pick out: pods of a workload, a Service. */
export interface Labelled {
  readonly reference: ResourceReference;
  readonly labels: Labels;
  /** Where the labels are. */
  readonly path: string;
}

/** What a selector that picks nothing out was meant for. */
export interface Meant extends Labelled {
  /** Whether something shows it: its name, or a slip in a value. Else it has some of the labels, as others may. */
  readonly isCertain: boolean;
  /** What the selector must say: `tier: front`. */
  readonly fix: string;
}

/** Endings that tell a Service from the workload behind it. */
const ENDINGS = /-(service|svc|headless|hs)$/;

/**
 * What a selector that picks nothing out was meant for: what its object is named after, what differs by a slip, or what has most of the
 * labels.
 *
 * @param name of the object that selects
 */
export function findMeant(selector: Labels, name: string, candidates: readonly Labelled[]): Meant | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, rank: rankOf(selector, name, candidate), matched: countMatches(selector, candidate.labels) }))
    .filter(({ rank, matched }) => rank > 0 || matched > 0)
    .sort((a, b) => b.rank - a.rank || b.matched - a.matched);
  const [nearest] = ranked;
  return nearest && { ...nearest.candidate, isCertain: nearest.rank > 0, fix: fixOf(selector, nearest.candidate.labels) };
}

function rankOf(selector: Labels, name: string, { reference, labels }: Labelled): number {
  const entries = Object.entries(selector);
  if (entries.some(([key]) => labels[key] === undefined && mayBeSetLater(key))) return 0;
  const isSlipped = entries.length > 0 && entries.every(([key, value]) => isSlip(value, labels[key]));
  return Number(isSlipped) + 2 * Number(reference.name.replace(ENDINGS, '') === name.replace(ENDINGS, ''));
}

/** Labels that a program gives its own pods as it runs: of its own domain, or for the one of them that leads. */
export function mayBeSetLater(key: string): boolean {
  return (key.includes('/') && !/kubernetes\.io\//.test(key)) || /role|leader|master|primary|active/.test(key);
}

function isSlip(written: string, meant: string | undefined): boolean {
  return meant !== undefined && (written === meant || findNearMiss(written, [meant]) !== undefined);
}

function countMatches(selector: Labels, labels: Labels): number {
  return Object.entries(selector).filter(([key, value]) => labels[key] === value).length;
}

/** The one label of a selector that differs from what was meant, where all the others are right. */
export function findWrongLabel(selector: Labels, labels: Labels): { readonly key: string; readonly value: string } | undefined {
  const [key, ...others] = Object.keys(selector).filter((each) => selector[each] !== labels[each]);
  const value = key === undefined ? undefined : labels[key];
  return key === undefined || value === undefined || others.length > 0 ? undefined : { key, value };
}

/** Labels in place of those that are wrong; one that is not there at all goes. */
function fixOf(selector: Labels, labels: Labels): string {
  const wrong = Object.keys(selector).filter((key) => selector[key] !== labels[key]);
  const right = wrong.filter((key) => labels[key] !== undefined).map((key) => `${key}: ${labels[key]}`);
  const lost = wrong.filter((key) => labels[key] === undefined);
  const isLeft = right.length > 0 || wrong.length < Object.keys(selector).length;
  if (!isLeft) return formatLabels(labels) || 'no labels yet, so give it some';
  return [...right, ...(lost.length > 0 ? [`no ${lost.join(', ')}`] : [])].join(', and ');
}

/** Kinds of which nobody makes pods or Services: they say something of others. */
const WITHOUT_OBJECTS =
  /^(PodMonitor|PrometheusRule|Probe|ServiceMonitor|ScaledObject|Certificate|(External|Sealed)Secret|VirtualService|DestinationRule|\w+Route|\w+Policy|VerticalPodAutoscaler)\./;

/** Whether a selector names a custom resource of the namespace: its operator makes objects that no manifest has. */
export function isMadeByOperator(selector: Labels, namespace: string, { objects }: Inventory): boolean {
  const values = Object.values(selector);
  return objects.kinds
    .filter((kind) => kind.includes('.') && !WITHOUT_OBJECTS.test(kind))
    .flatMap((kind) => objects.ofKind(kind))
    .some(({ reference }) => reference.namespace === namespace && values.includes(reference.name));
}

/**
 * The pods of a namespace, as something to be selected: none where the template of one has no labels, for then the manifests are a part of
 * what is applied.
 */
export function residentsOf(namespace: string, inventory: Inventory): readonly Labelled[] {
  const pods = inventory.workloadsIn(namespace).map(podsOf);
  return pods.every(({ labels }) => Object.keys(labels).length > 0) ? pods : [];
}

/** The pods of a workload, as something to be selected. */
export function podsOf({ reference, podLabels, podPath }: Workload): Labelled {
  const path = podPath === 'spec' ? 'metadata.labels' : podPath.replace(/spec$/, 'metadata.labels');
  return { reference, labels: podLabels, path };
}

/** `app=web, tier=front`. */
export function formatLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
