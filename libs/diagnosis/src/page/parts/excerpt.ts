import type { ExcerptLine } from '../../locate/excerpt';
import { html, Html } from '../html';

const LINE_BREAK = new Html('\n');

/** Lines of YAML with their numbers; what a finding is about is marked. */
export function drawExcerpt(lines: readonly ExcerptLine[]): Html | undefined {
  if (lines.length === 0) return undefined;
  return html`<pre class="excerpt" tabindex="0">${lines.map((line, index) => [index > 0 ? LINE_BREAK : undefined, drawLine(line)])}</pre>`;
}

function drawLine({ number, text, marked }: ExcerptLine): Html {
  const [start, end] = marked ?? [text.length, text.length];
  const mark = marked && html`<mark>${text.slice(start, Math.max(end, start + 1))}</mark>`;
  return html`<i>${number}</i> ${text.slice(0, start)}${mark}${text.slice(Math.max(end, start + (marked ? 1 : 0)))}`;
}
