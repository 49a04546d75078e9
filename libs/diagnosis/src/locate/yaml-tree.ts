import type * as Yaml from 'yaml';
import { type Child, type DocumentTree, isOneLine, type Span } from './document-tree';

/** A document as `yaml` reads it, which keeps the place of everything. */
export class YamlTree implements DocumentTree {
  readonly root: unknown;
  readonly #text: string;
  readonly #yaml: typeof Yaml;

  constructor(text: string) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- Most runs find nothing that needs it.
    this.#yaml = require('yaml') as typeof Yaml;
    this.#text = text;
    this.root = this.#parse(text);
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

  keysOf(node: unknown): readonly string[] {
    return this.#yaml.isMap(node) ? node.items.map(({ key }) => String(key)) : [];
  }

  childOf(node: unknown, key: string | number): Child | undefined {
    const { isMap, isSeq } = this.#yaml;
    if (isSeq(node) && typeof key === 'number') return key < node.items.length ? { value: node.items[key] } : undefined;
    if (!isMap(node)) return undefined;
    const pair = node.items.find((item) => String(item.key) === String(key));
    return pair && { key: pair.key, value: pair.value };
  }

  spanOf(node: unknown): Span | undefined {
    if (!this.#yaml.isNode(node) || !node.range) return undefined;
    const [start, end] = node.range;
    return [start, Math.max(start, end)];
  }

  startOf(node: unknown): number | undefined {
    return this.spanOf(node)?.[0];
  }

  isInOneLine(node: unknown): boolean {
    const span = this.spanOf(node);
    return span !== undefined && isOneLine(this.#text, span);
  }
}
