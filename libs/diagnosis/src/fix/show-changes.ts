import type { Manifest } from 'fairlead/doctor';
import { ExcerptMaker } from '../locate/excerpt';
import { Locator } from '../locate/locator';
import { readObjects } from '../read/read-objects';
import type { Source, SourceDocument } from '../read/source';
import { Redactor } from '../secrets/redactor';
import { withMarker } from '../read/split-documents';

/** A document of a file that differs, as it may be shown: without secrets, and with nothing that a terminal obeys. */
export interface ChangedDocument {
  readonly file: string;
  /** Lines of the file before it. */
  readonly firstLine: { readonly before: number; readonly after: number };
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What differs between two versions of the same sources that have the same documents. */
export function showChanges(before: readonly Source[], after: readonly Source[]): readonly ChangedDocument[] {
  const [old, current] = [showSources(before), showSources(after)];
  return old.flatMap(({ document, lines }, index) => {
    const changed = current[index];
    if (!changed || changed.document.text === document.text) return [];
    const firstLine = { before: document.firstLine, after: changed.document.firstLine };
    return [{ file: document.source.name, firstLine, before: lines(), after: changed.lines() }];
  });
}

function showSources(sources: readonly Source[]) {
  const { objects } = readObjects(sources);
  const redactor = new Redactor(objects.map(({ object }): Manifest => object));
  const excerpts = new ExcerptMaker(new Locator(objects), redactor, objects);
  const documents = [...new Set(objects.map(({ document }): SourceDocument => document))];
  return documents.map((document) => ({ document, lines: () => asInFile(document, excerpts.makeWhole(document)) }));
}

/** With the marker that a document begins with, and without what is behind its last line break. */
function asInFile({ source, offset }: SourceDocument, [first = '', ...others]: readonly string[]): readonly string[] {
  const lines = [withMarker(first, source.text, offset), ...others];
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
