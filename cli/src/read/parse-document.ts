import { load, type YAMLException } from 'js-yaml';
import { findAliasFault } from './alias-fault';
import { explainFault, type Fault } from './explain-fault';
import { KUBERNETES_SCHEMA } from './kubernetes-schema';

/** What a document holds, or why nobody can read it. */
export type ParsedDocument = { readonly value: unknown; readonly fault?: never } | { readonly value?: never; readonly fault: Fault };

/** A tab before the first word of a line. js-yaml passes over some that no other parser takes. */
const TAB = /^ *\t[ \t]*[^\s#]/m;

/** Parses one document, YAML or JSON. Never throws. */
export function parseDocument(text: string): ParsedDocument {
  try {
    const value = load(text, { schema: KUBERNETES_SCHEMA });
    const fault = TAB.test(text) ? explainFault(text) : undefined;
    const message = text.includes('*') && text.includes('&') ? findAliasFault(value, text.length) : undefined;
    if (fault !== undefined) return { fault };
    return message === undefined ? { value } : { fault: { message } };
  } catch (error) {
    if (error instanceof RangeError) return { fault: { message: 'it is nested too deeply to be read; flatten it' } };
    const { reason, mark } = error as YAMLException;
    return {
      fault: explainFault(text) ?? { message: reason.replace(/ ["<!].*/, ''), ...(mark && { line: mark.line, column: mark.column }) },
    };
  }
}
