import type { SourceDocument } from '../read/source';
import type { DocumentTree, Path, Span } from './document-tree';
import { findField, findValue, follow, stepInto } from './find-in-tree';
import { NotKept, PlainTree } from './plain-tree';
import { YamlTree } from './yaml-tree';

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

/** A document with its places. `yaml` is slow, so it reads what the plain reader does not. */
export class ParsedSource {
  readonly text: string;
  readonly #plain: DocumentTree | undefined;
  #yaml: DocumentTree | undefined;

  constructor({ text }: SourceDocument) {
    this.text = text;
    this.#plain = PlainTree.read(text);
  }

  get #full(): DocumentTree {
    return (this.#yaml ??= new YamlTree(this.text));
  }

  /** The answer of the plain document where it has one. */
  #ask<Answer>(question: (tree: DocumentTree) => Answer): Answer {
    if (!this.#plain) return question(this.#full);
    try {
      return question(this.#plain);
    } catch (error) {
      if (error instanceof NotKept) return question(this.#full);
      throw error;
    }
  }

  /** Where the value is that keys lead to, or nothing where there is none. */
  find(path: Path): Span | undefined {
    return this.#ask((tree) => tree.spanOf(follow(tree, path)));
  }

  /**
   * Where a field is of which a finding tells the path (`spec.ports[0].port`): its value where that is in one line, else its key. Where
   * there is no such field, the nearest one above.
   *
   * @param origin keys from the document to the object
   */
  findField(origin: Path, path: string): Span | undefined {
    return this.#ask((tree) => findField(tree, origin, path));
  }

  /** All of a field's value, in as many lines as it has; nothing where there is no such field. */
  findValue(origin: Path, path: string): Span | undefined {
    const span = this.#ask((tree) => findValue(tree, origin, path));
    return span && [span[0], span[0] + this.text.slice(...span).trimEnd().length];
  }

  /** The way to a field, or to the nearest one above it, in nodes of `yaml`. */
  trace(origin: Path, path: string): Trace {
    const tree = this.#full;
    const nodes: unknown[] = [tree.root];
    for (const key of origin) nodes.push(tree.childOf(nodes.at(-1), key)?.value);
    const keys = [...origin];
    let last: { readonly key?: unknown } = {};
    let rest = path;
    while (rest !== '') {
      const step = stepInto(tree, nodes.at(-1), rest);
      if (step === undefined) break;
      const index = /^\[(\d+)\]/.exec(rest)?.[1];
      keys.push(index === undefined ? String(step.key) : Number(index));
      nodes.push(step.value);
      last = { key: step.key };
      rest = step.rest;
    }
    return { nodes, keys, ...last, rest };
  }
}
