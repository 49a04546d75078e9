import type { DeclaredEnd, DeclaredTraffic } from '../traffic/declared-traffic';
import { byKey } from '../sets/by-key';
import { groupBy } from '../sets/group-by';
import type { Labels } from '../sets/labels';
import type { WorkloadReference } from '../finding/resource-reference';

/**
 * Declared traffic as a Mermaid flowchart: workloads are boxes, stores (a StatefulSet) cylinders, what is outside the manifests is
 * rounded. What holds for every pod of a namespace, such as name resolution and scraping, is left out, for it would hide the rest. Same
 * traffic, in any order: same text.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function drawTraffic(traffic: readonly DeclaredTraffic[]): string {
  const drawn = traffic.filter(({ from, to }) => !isEveryPod(from) && !isEveryPod(to));
  const nodes = new Map([...drawn.flatMap(({ from, to }) => [from, to])].map((end) => [labelOf(end), shapeOf(end)] as const).sort(byKey));
  const ids = new Map([...nodes.keys()].map((label, index) => [label, `n${index}`]));
  const edges = groupBy(drawn, ({ from, to }) => `${ids.get(labelOf(from))} -->|PORT| ${ids.get(labelOf(to))}`);
  return [
    'flowchart LR',
    ...[...nodes].map(([label, [open, close]]) => `  ${ids.get(label)}${open}"${label}"${close}`),
    ...[...edges].sort(byKey).map(([edge, same]) => `  ${edge.replace('PORT', formatPorts(same))}`),
  ].join('\n');
}

function formatPorts(traffic: readonly DeclaredTraffic[]): string {
  const ports = new Map(traffic.map((each) => [`${protocolOf(each)}${each.port}`, each.port] as const).sort(byKey));
  return [...ports]
    .sort(([, a], [, b]) => a - b)
    .map(([text]) => text)
    .join(', ');
}

/** TCP goes without saying. */
function protocolOf({ protocol = 'TCP' }: DeclaredTraffic): string {
  return protocol === 'TCP' ? '' : `${protocol} `;
}

function isEveryPod(end: DeclaredEnd): boolean {
  return !isWorkload(end) && !('cidr' in end) && Object.keys(end.podLabels ?? {}).length === 0;
}

function isWorkload(end: DeclaredEnd): end is WorkloadReference {
  return 'kind' in end;
}

function labelOf(end: DeclaredEnd): string {
  if (isWorkload(end)) return end.name;
  if ('cidr' in end) return end.name ?? end.cidr;
  const { namespace, namespaceLabels = {}, podLabels = {} } = end;
  const labels = Object.keys(podLabels).length === 0 ? 'all' : formatLabels(podLabels);
  return `${namespace ?? (formatLabels(namespaceLabels) || 'any namespace')}: ${labels}`;
}

function formatLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key.slice(key.lastIndexOf('/') + 1)}=${value}`)
    .sort()
    .join(' ');
}

function shapeOf(end: DeclaredEnd): readonly [open: string, close: string] {
  if (!isWorkload(end)) return ['([', '])'];
  return end.kind === 'StatefulSet' ? ['[(', ')]'] : ['[', ']'];
}
