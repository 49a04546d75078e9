import type { Edit } from 'fairlead/doctor';
import type { Diagnostic } from '../judge/diagnosis';
import { Locator } from '../locate/locator';
import { readObjects } from '../read/read-objects';
import type { Source, SourceDocument, SourceObject } from '../read/source';
import { editDocument } from './edit-document';
import { offsetOfLine } from './splice';

/** A finding whose edit is not written. */
export interface RefusedFix {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** Sources with fixes in them. */
export interface Fixed {
  readonly sources: readonly Source[];
  /** What is written. */
  readonly fixed: readonly Diagnostic[];
  readonly refused: readonly RefusedFix[];
}

/** What is left to fix is seen anew each time. Fixes that need more rounds than these bring each other about. */
const MOST_ROUNDS = 10;

/**
 * Writes the edits of findings into sources, and those of what is found then, until nothing changes.
 *
 * @param judge what is wrong in objects
 */
export function fixSources(sources: readonly Source[], judge: (objects: readonly SourceObject[]) => readonly Diagnostic[]): Fixed {
  let current = sources;
  const fixed = new Map<string, Diagnostic>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { objects } = readObjects(current);
    const result = fixOnce(current, objects, judge(objects));
    result.fixed.forEach((diagnostic) => fixed.set(diagnostic.fingerprint, diagnostic));
    const isSettled = current.every((source, index) => source.text === result.sources[index]?.text);
    current = result.sources;
    if (isSettled) return { sources: current, fixed: [...fixed.values()], refused: result.refused };
  }
  return { sources: current, fixed: [...fixed.values()], refused: [] };
}

type Fixable = Diagnostic & { readonly edit: Edit };

function fixOnce(sources: readonly Source[], objects: readonly SourceObject[], diagnostics: readonly Diagnostic[]): Fixed {
  const locator = new Locator(objects);
  const edited = new Map<SourceDocument, SourceDocument>();
  const refused: RefusedFix[] = [];
  const fixed = diagnostics.filter(isFixable).filter((diagnostic) => {
    const found = locator.findObject(diagnostic.resource, diagnostic.edit.path);
    if (!found) return false;
    const document = edited.get(found.document) ?? found.document;
    const { text, refusal } = editDocument(document, found.path, diagnostic.edit);
    if (refusal !== undefined) refused.push({ diagnostic, reason: refusal });
    else edited.set(found.document, { ...document, text });
    return refusal === undefined && text !== document.text;
  });
  return { sources: sources.map((source) => rewrite(source, edited)), fixed, refused };
}

function isFixable(diagnostic: Diagnostic): diagnostic is Fixable {
  return diagnostic.edit !== undefined;
}

/** A source with its documents as they are now. The marker of a document is no part of its text. */
function rewrite(source: Source, edited: ReadonlyMap<SourceDocument, SourceDocument>): Source {
  const own = [...edited]
    .filter(
      ([
        {
          source: { name },
        },
      ]) => name === source.name,
    )
    .sort(([a], [b]) => b.firstLine - a.firstLine);
  const text = own.reduce((whole, [before, after]) => {
    const start = offsetOfLine(whole, before.firstLine);
    const isMarked = whole.startsWith('---', start);
    const written = isMarked ? after.text.replace(/^ {3}/, '---') : after.text;
    return whole.slice(0, start) + written + whole.slice(start + before.text.length);
  }, source.text);
  return text === source.text ? source : { ...source, text };
}
