import { escapeControls } from '@fairlead/diagnosis';
import type { TrafficRow } from 'fairlead/doctor';
import type { DependencyEdge } from './dependency-edges';
import { listNodes } from './graph-nodes';

/**
 * Traffic as a flowchart of Mermaid, which GitHub draws, with dashed edges for what programs are told to connect to.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function drawMermaid(rows: readonly TrafficRow[], dependencies: readonly DependencyEdge[] = []): string {
  const ids = listNodes([...rows, ...dependencies]);
  const lines = [
    'flowchart LR',
    ...[...ids].map(([label, id]) => `  ${id}["${escapeLabel(label)}"]`),
    ...rows.map(({ from, to, ports }) => `  ${ids.get(from)} -->|"${escapeLabel(ports)}"| ${ids.get(to)}`),
    ...dependencies.map(({ from, to, label }) => `  ${ids.get(from)} -.->|"${escapeLabel(label)}"| ${ids.get(to)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Mermaid writes characters as `#` and their number; what it shows may be HTML. */
function escapeLabel(text: string): string {
  return escapeControls(text).replace(/[#"<>&;`\\]/g, (character) => `#${character.charCodeAt(0)};`);
}
