import type { TrafficRow } from 'fairlead/doctor';
import { escapeControls } from '../text/escape-controls';
import { listNodes } from './graph-nodes';

/**
 * Traffic as a flowchart of Mermaid, which GitHub draws.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function drawMermaid(rows: readonly TrafficRow[]): string {
  const ids = listNodes(rows);
  const lines = [
    'flowchart LR',
    ...[...ids].map(([label, id]) => `  ${id}["${escapeLabel(label)}"]`),
    ...rows.map(({ from, to, ports }) => `  ${ids.get(from)} -->|"${escapeLabel(ports)}"| ${ids.get(to)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Mermaid writes characters as `#` and their number; what it shows may be HTML. */
function escapeLabel(text: string): string {
  return escapeControls(text).replace(/[#"<>&;`\\]/g, (character) => `#${character.charCodeAt(0)};`);
}
