import type { Tree } from '@nx/devkit';
import { SourceEdits } from './source-edits';

/** Reads a file that must be there. */
export function readText(tree: Tree, path: string): string {
  const text = tree.read(path, 'utf8');
  if (text === null) throw new Error(`${path} is not there; this generator is for the platform of this repository`);
  return text;
}

/** Reads a TypeScript file. */
export function readSource(tree: Tree, path: string): SourceEdits {
  return new SourceEdits(path, readText(tree, path));
}

/** Changes a TypeScript file. */
export function editSource(tree: Tree, path: string, edit: (source: SourceEdits) => void): void {
  const source = readSource(tree, path);
  edit(source);
  tree.write(path, source.toString());
}

/** What a file must have, so that the generator finds its place in it. @throws Error that says what is missing */
export function need<Value>(value: Value | undefined, path: string, what: string): Value {
  if (value === undefined) throw new Error(`${path} has no ${what}, so that the place of a service in it is not found; write it by hand`);
  return value;
}
