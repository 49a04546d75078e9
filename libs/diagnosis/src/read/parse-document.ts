import { load, type YAMLException } from 'js-yaml';
import { findAliasFault } from './alias-fault';
import { explainFault, type Fault, TEMPLATE } from './explain-fault';
import { KUBERNETES_SCHEMA } from './kubernetes-schema';
import { readPlainDocument } from './plain-document';

/** What a document holds, or why nobody can read it. */
export type ParsedDocument = { readonly value: unknown; readonly fault?: never } | { readonly value?: never; readonly fault: Fault };

/** A tab before the first word of a line. js-yaml passes over some that no other parser takes. */
const TAB = /^ *\t[ \t]*[^\s#]/m;

/** Parses one document, YAML or JSON. Never throws. */
export function parseDocument(text: string): ParsedDocument {
  const read = readPlainDocument(text);
  if (read) return read;
  try {
    const value = load(text, { schema: KUBERNETES_SCHEMA });
    const fault = findUnseenFault(text, value);
    return fault ? { fault } : { value };
  } catch (error) {
    if (error instanceof RangeError) return { fault: { message: 'it is nested too deeply to be read; flatten it' } };
    return { fault: explainFault(text) ?? toFault(error as YAMLException) };
  }
}

/** What js-yaml lets pass. */
function findUnseenFault(text: string, value: unknown): Fault | undefined {
  if (text.includes('*') && text.includes('&')) {
    const message = findAliasFault(value, text.length);
    if (message !== undefined) return { message };
  }
  if (text.includes('{{') && hasMapAsKey(value)) return { message: TEMPLATE };
  return TAB.test(text) ? explainFault(text) : undefined;
}

function toFault({ reason, mark }: YAMLException): Fault {
  const isAlias = reason.startsWith('unidentified alias');
  // What a reason quotes may be a secret.
  const message = isAlias ? 'the alias has no anchor; quote the value if the * belongs to it' : reason.replace(/ ["<!].*/, '');
  return { message, ...(mark && { line: mark.line, column: mark.column }) };
}

/** `{{ name }}` is YAML too: a map whose key is a map, which js-yaml makes text of. */
function hasMapAsKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, child]) => key === '[object Object]' || hasMapAsKey(child));
}
