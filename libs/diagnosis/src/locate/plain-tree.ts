import { type PlainChild, readPlainDocument } from '../read/plain-document';
import { type Child, type DocumentTree, isOneLine, type Span } from './document-tree';

/** The plain reader does not keep what was asked for: where a map, a list or a text of lines ends, and the items of one that is written in one line. */
export class NotKept extends Error {}

/** A key, which is its span, or a value. */
type PlainNode = Partial<PlainChild> | undefined;

/** A plain document, with the places of its scalars and keys and the beginnings of all else. Most findings tell of no more. */
export class PlainTree implements DocumentTree {
  readonly root: PlainNode;
  readonly #text: string;
  readonly #starts = new Map<unknown, number>();
  readonly #children = new Map<unknown, Map<string | number, PlainChild>>();

  private constructor(text: string) {
    this.#text = text;
    this.root = readPlainDocument(text, {
      onBlock: (block, start) => {
        this.#starts.set(block, start);
        this.#children.set(block, new Map());
      },
      onChild: (parent, index, child) => {
        // `yes` is a key as it is written, though it stands for true.
        const key = child.key ? text.slice(...child.key) : index;
        this.#children.get(parent)?.set(key, child);
      },
    });
  }

  /** @returns nothing of a document that is not plain */
  static read(text: string): PlainTree | undefined {
    const tree = new PlainTree(text);
    return tree.root && tree;
  }

  keysOf(node: PlainNode): readonly string[] {
    if (Array.isArray(node?.value)) return [];
    return [...this.#childrenOf(node).keys()].map(String);
  }

  childOf(node: PlainNode, key: string | number): Child | undefined {
    const isList = Array.isArray(node?.value);
    const child = this.#childrenOf(node).get(isList ? key : String(key));
    return child && { ...(child.key && { key: { span: child.key } }), value: child };
  }

  #childrenOf(node: PlainNode): ReadonlyMap<string | number, PlainChild> {
    const children = this.#children.get(node?.value);
    if (!children && typeof node?.value === 'object' && node.value !== null) throw new NotKept();
    return children ?? new Map();
  }

  spanOf(node: PlainNode): Span | undefined {
    if (node && !(node.span && isOneLine(this.#text, node.span))) throw new NotKept();
    return node?.span;
  }

  startOf(node: PlainNode): number | undefined {
    return node?.span?.[0] ?? this.#starts.get(node?.value);
  }

  isInOneLine(node: PlainNode): boolean {
    if (node?.span) return isOneLine(this.#text, node.span);
    if (node?.value !== null && this.#mayBeOneLine(node)) throw new NotKept();
    return false;
  }

  #mayBeOneLine(node: PlainNode): boolean {
    if (node?.span) return isOneLine(this.#text, node.span);
    const children = [...this.#childrenOf(node).values()];
    const isBelowKey = children[0]?.key !== undefined && children[0].span === undefined && children[0].value !== null;
    return children.length <= 1 && !isBelowKey && children.every((child) => this.#mayBeOneLine(child));
  }
}
