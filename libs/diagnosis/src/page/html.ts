import { escapeControls } from '../text/escape-controls';

/** Text that is HTML already: nothing in it is escaped again. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: text is escaped, nothing at all is left out. */
export type HtmlValue = string | number | Html | undefined | readonly HtmlValue[];

/** Parts of templates without the spaces that they are set in, which no reader sees. */
const SET = new WeakMap<TemplateStringsArray, readonly string[]>();

function withoutIndent(parts: TemplateStringsArray): readonly string[] {
  const known = SET.get(parts) ?? parts.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  SET.set(parts, known);
  return known;
}

/**
 * HTML with values in it, for elements and for attributes in double quotes. Every value that is not HTML itself is escaped, so that none
 * can be anything but text.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(
    withoutIndent(parts)
      .map((part, index) => (index === 0 ? part : write(values[index - 1]) + part))
      .join(''),
  );
}

function write(value: HtmlValue): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(write).join('');
  return escapeHtml(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

function escapeHtml(text: string): string {
  return escapeControls(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}
