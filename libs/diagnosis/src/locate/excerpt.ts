import type { SourceDocument, SourceObject } from '../read/source';
import { SecretFinder } from '../secrets/find-secrets';
import { HIDDEN } from '../secrets/mask-text';
import type { Redactor } from '../secrets/redactor';
import { escapeControls } from '../text/escape-controls';
import type { LocatedPlace, Locator } from './locator';
import type { Span } from './document-tree';

/** One line of a source, without its secrets and with nothing that a terminal obeys. */
export interface ExcerptLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Columns to mark, from 0; on the line that the excerpt is about alone. */
  readonly marked?: Span;
}

/** Most columns that are shown of a line: JSON may be one line of a megabyte. */
const WIDTH = 120;

/** Makes excerpts of the documents that objects were read from. */
export class ExcerptMaker {
  readonly #locator: Locator;
  readonly #redactor: Redactor;
  readonly #objects: ReadonlyMap<SourceDocument, readonly SourceObject[]>;
  readonly #finder = new SecretFinder();
  readonly #secrets = new Map<SourceDocument, readonly Span[]>();

  constructor(locator: Locator, redactor: Redactor, objects: readonly SourceObject[]) {
    this.#locator = locator;
    this.#redactor = redactor;
    this.#objects = groupByDocument(objects);
  }

  /** The line of a place with some before it. */
  make({ document, span: [start, end], line }: LocatedPlace, linesBefore: number): readonly ExcerptLine[] {
    const last = line - document.firstLine - 1;
    const lines = this.#listLines(document, Math.max(0, last - linesBefore), last);
    return lines
      .map(({ from, to, ...shown }, index) => {
        const marked = [
          this.#show(document, from, start).length,
          this.#show(document, from, Math.min(Math.max(end, start + 1), to)).length,
        ] as const;
        return crop({ ...shown, ...(index === lines.length - 1 && { marked }) });
      })
      .filter(({ text, marked }) => marked || text.trim() !== '');
  }

  /** The lines of a place, at most some of them; the last one then says so. */
  makeBlock({ document, line, endLine }: LocatedPlace, most: number): readonly ExcerptLine[] {
    const [first, last] = [line - document.firstLine - 1, endLine - document.firstLine - 1];
    const lines = this.#listLines(document, first, Math.min(last, first + most - 1)).map(({ number, text }) => crop({ number, text }));
    return last - first < most ? lines : [...lines, { number: line + most, text: '…' }];
  }

  /** All lines of a document, as long as they are. */
  makeWhole(document: SourceDocument): readonly string[] {
    return this.#listLines(document, 0, document.text.split('\n').length - 1).map(({ text }) => text);
  }

  #listLines(document: SourceDocument, first: number, last: number) {
    const { text, firstLine } = document;
    let from = offsetOfLine(text, first);
    return Array.from({ length: last - first + 1 }, (_, index) => {
      const to = endOfLine(text, from);
      const line = { from, to, number: firstLine + first + index + 1, text: this.#show(document, from, to) };
      from = to + 1;
      return line;
    });
  }

  #show(document: SourceDocument, from: number, to: number): string {
    return escapeControls(this.#redactor.redact(hide(document.text, [from, to], this.#secretsOf(document))));
  }

  /** Where the secrets of a document are, in order. */
  #secretsOf(document: SourceDocument): readonly Span[] {
    const known = this.#secrets.get(document);
    if (known) return known;
    const parsed = this.#locator.parse(document);
    const objects = this.#objects.get(document) ?? [];
    const spans = objects.flatMap(({ object, path: origin }) =>
      this.#finder.find(object).map(({ path }) => parsed.find([...origin, ...path])),
    );
    const sorted = spans.filter((span) => span !== undefined).sort(([a], [b]) => a - b);
    this.#secrets.set(document, sorted);
    return sorted;
  }
}

function groupByDocument(objects: readonly SourceObject[]): ReadonlyMap<SourceDocument, readonly SourceObject[]> {
  const groups = new Map<SourceDocument, SourceObject[]>();
  for (const each of objects) {
    const group = groups.get(each.document);
    if (group) group.push(each);
    else groups.set(each.document, [each]);
  }
  return groups;
}

/** A part of a text, with a word in place of each span that must not be shown. */
function hide(text: string, [from, to]: Span, spans: readonly Span[]): string {
  let shown = '';
  let at = from;
  for (const [start, end] of spans) {
    if (end <= at || start >= to) continue;
    shown += text.slice(at, Math.max(at, start)) + HIDDEN;
    at = Math.min(end, to);
  }
  return shown + text.slice(at, to).replace(/\r$/, '');
}

function crop({ number, text, marked }: ExcerptLine): ExcerptLine {
  if (text.length <= WIDTH) return { number, text, ...(marked && { marked }) };
  const start = Math.max(0, (marked?.[0] ?? 0) - WIDTH / 2);
  const shown = `${start > 0 ? '…' : ''}${text.slice(start, start + WIDTH)}…`;
  const shift = start > 0 ? start - 1 : 0;
  return { number, text: shown, ...(marked && { marked: [marked[0] - shift, Math.min(marked[1] - shift, shown.length)] }) };
}

function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let left = line; left > 0; left -= 1) at = text.indexOf('\n', at) + 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
