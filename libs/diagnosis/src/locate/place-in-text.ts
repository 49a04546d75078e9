import { ParsedSource } from './parsed-source';

/** Where a field of a text in YAML is, or the nearest one above it: line and column, from 1. */
export function placeInText(text: string, path: string): { readonly line: number; readonly column: number } {
  const source = { name: '', isNamed: true, text };
  const [start] = new ParsedSource({ source, text, offset: 0, firstLine: 0 }).findField([], path) ?? [0];
  const before = text.slice(0, start);
  return { line: before.split('\n').length, column: start - before.lastIndexOf('\n') };
}
