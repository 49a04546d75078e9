import { escapeControls } from '@fairlead/diagnosis';
import type { TrafficRow } from 'fairlead/doctor';
import type { DependencyEdge } from './dependency-edges';
import { listNodes } from './graph-nodes';

/**
 * Traffic as a graph for Graphviz, with dashed edges for what programs are told to connect to.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export function drawDot(rows: readonly TrafficRow[], dependencies: readonly DependencyEdge[] = []): string {
  const ids = listNodes([...rows, ...dependencies]);
  const lines = [
    'digraph traffic {',
    '  rankdir=LR;',
    '  node [shape=box];',
    ...[...ids].map(([label, id]) => `  ${id} [label=${quote(label)}];`),
    ...rows.map(({ from, to, ports }) => `  ${ids.get(from)} -> ${ids.get(to)} [label=${quote(ports)}];`),
    ...dependencies.map(({ from, to, label }) => `  ${ids.get(from)} -> ${ids.get(to)} [style=dashed, label=${quote(label)}];`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return `"${escapeControls(text).replace(/[\\"]/g, '\\$&')}"`;
}
