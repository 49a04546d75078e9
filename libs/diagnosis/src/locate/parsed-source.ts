import type * as Yaml from 'yaml';
import type { SourceDocument } from '../read/source';

/** Offsets in the text of a document: where something begins, and where it ends. */
export type Span = readonly [start: number, end: number];

type Path = readonly (string | number)[];

/** The way to a field. */
export interface Trace {
  /** Every node on the way, from the document on, the field's value last. */
  readonly nodes: readonly unknown[];
  /** What leads there in the document that is read. */
  readonly keys: readonly (string | number)[];
  /** The key of the field, where it is one of a map. */
  readonly key?: unknown;
  /** What is left of the path where there is no such field. */
  readonly rest: string;
}

/** A document as `yaml` reads it, which alone keeps places. It is loaded where there is a finding alone. */
export class ParsedSource {
  readonly text: string;
  readonly #yaml: typeof Yaml;
  readonly #root: unknown;

  constructor({ text }: SourceDocument) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- Most runs find nothing, and need no places.
    this.#yaml = require('yaml') as typeof Yaml;
    this.text = text;
    this.#root = this.#parse(text);
  }

  /** Nothing where it is nested deeper than this parser goes: then findings have the place of the document. */
  #parse(text: string): unknown {
    try {
      return this.#yaml.parseDocument(text, {
        schema: 'failsafe',
        strict: false,
        prettyErrors: false,
        uniqueKeys: false,
        logLevel: 'silent',
      }).contents;
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  /** Where the value is that keys lead to, or nothing where there is none. */
  find(path: Path): Span | undefined {
    const node = path.reduce<unknown>((parent, key) => this.#child(parent, key)?.value, this.#root);
    return this.#spanOf(node);
  }

  /**
   * Where a field is of which a finding tells the path (`spec.ports[0].port`): its value where that is in one line, else its key. Where
   * there is no such field, the nearest one above.
   *
   * @param origin keys from the document to the object
   */
  findField(origin: Path, path: string): Span | undefined {
    let node = origin.reduce<unknown>((parent, key) => this.#child(parent, key)?.value, this.#root);
    let found: Span | undefined;
    for (let rest = path; rest !== '';) {
      const step = this.#step(node, rest);
      if (step === undefined) break;
      found = this.#isInOneLine(step.value) ? this.#spanOf(step.value) : (this.#spanOf(step.key) ?? this.#startOf(step.value));
      node = step.value;
      rest = step.rest;
    }
    return found;
  }

  /** All of a field's value, in as many lines as it has; nothing where there is no such field. */
  findValue(origin: Path, path: string): Span | undefined {
    let node = origin.reduce<unknown>((parent, key) => this.#child(parent, key)?.value, this.#root);
    for (let rest = path; rest !== '';) {
      const step = this.#step(node, rest);
      if (step === undefined) return undefined;
      ({ value: node, rest } = step);
    }
    const span = this.#spanOf(node);
    return span && [span[0], span[0] + this.text.slice(...span).trimEnd().length];
  }

  /** The way to a field, or to the nearest one above it. */
  trace(origin: Path, path: string): Trace {
    const nodes: unknown[] = [this.#root];
    for (const key of origin) nodes.push(this.#child(nodes.at(-1), key)?.value);
    const keys = [...origin];
    let last: { readonly key?: unknown } = {};
    let rest = path;
    while (rest !== '') {
      const step = this.#step(nodes.at(-1), rest);
      if (step === undefined) break;
      const index = /^\[(\d+)\]/.exec(rest)?.[1];
      keys.push(index === undefined ? String(step.key) : Number(index));
      nodes.push(step.value);
      last = { key: step.key };
      rest = step.rest;
    }
    return { nodes, keys, ...last, rest };
  }

  /** Goes one field down. A key may hold dots: of those that the path may begin with, the longest is meant. */
  #step(node: unknown, path: string): { readonly key?: unknown; readonly value: unknown; readonly rest: string } | undefined {
    const index = /^\[(\d+)\]\.?/.exec(path);
    if (index) {
      const child = this.#child(node, Number(index[1]));
      return child && { ...child, rest: path.slice(index[0].length) };
    }
    const quoted = /^\[?["']([^"']*)["']\]?\.?/.exec(path);
    const keys = this.#yaml.isMap(node) ? node.items.map(({ key }) => String(key)) : [];
    const key = keys.filter((name) => name === quoted?.[1] || isPrefix(name, path)).sort((a, b) => b.length - a.length)[0];
    const child = key === undefined ? undefined : this.#child(node, key);
    return child && { ...child, rest: quoted ? path.slice(quoted[0].length) : path.slice(key?.length).replace(/^\./, '') };
  }

  #child(node: unknown, key: string | number): { readonly key?: unknown; readonly value: unknown } | undefined {
    const { isMap, isSeq } = this.#yaml;
    if (isSeq(node) && typeof key === 'number') return key < node.items.length ? { value: node.items[key] } : undefined;
    if (!isMap(node)) return undefined;
    const pair = node.items.find((item) => String(item.key) === String(key));
    return pair && { key: pair.key, value: pair.value };
  }

  #spanOf(node: unknown): Span | undefined {
    if (!this.#yaml.isNode(node) || !node.range) return undefined;
    const [start, end] = node.range;
    return [start, Math.max(start, end)];
  }

  #startOf(node: unknown): Span | undefined {
    const span = this.#spanOf(node);
    return span && [span[0], span[0]];
  }

  #isInOneLine(node: unknown): boolean {
    const span = this.#spanOf(node);
    return (
      span !== undefined &&
      span[1] > span[0] &&
      !this.text
        .slice(...span)
        .trimEnd()
        .includes('\n')
    );
  }
}

function isPrefix(key: string, path: string): boolean {
  return path.startsWith(key) && ['', '.', '['].includes(path.charAt(key.length));
}
