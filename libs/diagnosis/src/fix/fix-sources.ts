import type { Edit } from 'fairlead/doctor';
import type { Diagnostic } from '../judge/diagnosis';
import { Locator } from '../locate/locator';
import { readObjects } from '../read/read-objects';
import type { Source, SourceDocument, SourceObject } from '../read/source';
import { withMarker } from '../read/split-documents';
import { editDocument } from './edit-document';

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

/** A source with its documents as they are now. */
function rewrite(source: Source, edited: ReadonlyMap<SourceDocument, SourceDocument>): Source {
  const own = [...edited].filter(([before]) => before.source.name === source.name).sort(([a], [b]) => a.offset - b.offset);
  if (own.length === 0) return source;
  let text = '';
  let at = 0;
  for (const [before, after] of own) {
    text += source.text.slice(at, before.offset) + withMarker(after.text, source.text, before.offset);
    at = before.offset + before.text.length;
  }
  return { ...source, text: text + source.text.slice(at) };
}
