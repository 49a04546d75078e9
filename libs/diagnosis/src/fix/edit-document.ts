import { isDeepStrictEqual } from 'node:util';
import type { Edit } from 'fairlead/doctor';
import type * as Yaml from 'yaml';
import { ParsedSource } from '../locate/parsed-source';
import { parseDocument } from '../read/parse-document';
import type { SourceDocument, SourceObject } from '../read/source';
import { findSplice, Unwritable } from './find-splice';
import { applySplice } from './splice';

/** A document with an edit in it, or why that is not written. */
export type EditedDocument = { readonly text: string; readonly refusal?: never } | { readonly text?: never; readonly refusal: string };

/**
 * Writes an edit of an object into its document. What comes out is read again, and must hold what the document did with the edit made, and
 * nothing else: otherwise it is not written.
 */
export function editDocument(document: SourceDocument, origin: SourceObject['path'], edit: Edit): EditedDocument {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- Most runs write nothing.
  const yaml = require('yaml') as typeof Yaml;
  try {
    const text = applySplice(document.text, findSplice(document, origin, edit, yaml));
    const expected = makeEdit(parseDocument(document.text).value, new ParsedSource(document).trace(origin, edit.path), edit);
    const isAsExpected = isDeepStrictEqual(plain(parseDocument(text).value), plain(expected));
    return isAsExpected ? { text } : { refusal: 'it would change more than that' };
  } catch (error) {
    if (error instanceof Unwritable) return { refusal: error.message };
    throw error;
  }
}

/** What a document holds once an edit is made. */
function makeEdit(value: unknown, { keys, rest }: ReturnType<ParsedSource['trace']>, edit: Edit): unknown {
  const root = structuredClone(value);
  const added = /^\["([^"]+)"\]$/.exec(rest)?.[1] ?? rest;
  const path = added === '' ? keys : [...keys, added];
  const holder = path.slice(0, -1).reduce<unknown>((parent, key) => (parent as Readonly<Record<string | number, unknown>>)[key], root);
  const fields = holder as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if ('value' in edit) fields[last] = edit.value;
  else {
    if ('renamedTo' in edit) fields[edit.renamedTo] = fields[last];
    delete fields[last];
  }
  return root;
}

/** Without prototypes and the order of keys. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
