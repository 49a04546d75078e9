import type { Child, DocumentTree, Path, Span } from './document-tree';

/** The node that keys lead to, or nothing where there is none. */
export function follow(tree: DocumentTree, path: Path): unknown {
  return path.reduce<unknown>((parent, key) => tree.childOf(parent, key)?.value, tree.root);
}

/** The place of a field: its value where that is in one line, else its key. Where there is no such field, the nearest one above. */
export function findField(tree: DocumentTree, origin: Path, path: string): Span | undefined {
  let node = follow(tree, origin);
  let found: Step | undefined;
  for (let rest = path; rest !== '';) {
    const step = stepInto(tree, node, rest);
    if (step === undefined) break;
    found = step;
    ({ value: node, rest } = step);
  }
  return found && placeOf(tree, found);
}

/** All of a field's value; nothing where there is no such field. */
export function findValue(tree: DocumentTree, origin: Path, path: string): Span | undefined {
  let node = follow(tree, origin);
  for (let rest = path; rest !== '';) {
    const step = stepInto(tree, node, rest);
    if (step === undefined) return undefined;
    ({ value: node, rest } = step);
  }
  return tree.spanOf(node);
}

/** A child, with the rest of the way. */
interface Step extends Child {
  /** What is left of the path. */
  readonly rest: string;
}

/** Goes one field down. A key may hold dots: of those that the path may begin with, the longest is meant. */
export function stepInto(tree: DocumentTree, node: unknown, path: string): Step | undefined {
  const index = /^\[(\d+)\]\.?/.exec(path);
  if (index) {
    const child = tree.childOf(node, Number(index[1]));
    return child && { ...child, rest: path.slice(index[0].length) };
  }
  const quoted = /^\[?["']([^"']*)["']\]?\.?/.exec(path);
  const keys = tree.keysOf(node).filter((name) => name === quoted?.[1] || isPrefix(name, path));
  const key = keys.sort((a, b) => b.length - a.length)[0];
  const child = key === undefined ? undefined : tree.childOf(node, key);
  return child && { ...child, rest: quoted ? path.slice(quoted[0].length) : path.slice(key?.length).replace(/^\./, '') };
}

function placeOf(tree: DocumentTree, { key, value }: Step): Span | undefined {
  if (tree.isInOneLine(value)) return tree.spanOf(value);
  const start = tree.startOf(value);
  return tree.spanOf(key) ?? (start === undefined ? undefined : [start, start]);
}

function isPrefix(key: string, path: string): boolean {
  return path.startsWith(key) && ['', '.', '['].includes(path.charAt(key.length));
}
