import type { TrafficRow } from 'fairlead/doctor';
import { escapeControls } from '../text/escape-controls';
import { listNodes } from './graph-nodes';

/**
 * Traffic as a graph for Graphviz.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export function drawDot(rows: readonly TrafficRow[]): string {
  const ids = listNodes(rows);
  const lines = [
    'digraph traffic {',
    '  rankdir=LR;',
    '  node [shape=box];',
    ...[...ids].map(([label, id]) => `  ${id} [label=${quote(label)}];`),
    ...rows.map(({ from, to, ports }) => `  ${ids.get(from)} -> ${ids.get(to)} [label=${quote(ports)}];`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return `"${escapeControls(text).replace(/[\\"]/g, '\\$&')}"`;
}
