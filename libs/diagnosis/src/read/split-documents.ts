/** A part of a file that is parsed alone. */
export interface DocumentText {
  /** As long as in the file, with blanks in place of the marker that it may begin with. */
  readonly text: string;
  /** Where it begins in the file. */
  readonly offset: number;
  /** Line of the file that it begins with, from 0. */
  readonly firstLine: number;
  /** Place in the file, from 1. */
  readonly number: number;
}

/** Begins a document wherever it stands at the beginning of a line, in block scalars too (YAML 1.2.2, 9.1.2). */
const MARKER = /^---(?=[ \t\r\n]|$)/gm;

/** A line that is not blank, no comment, no `%` directive and not the end of a document. */
const SOMETHING = /^(?![ \t]*(?:#.*)?\r?$|%.*$|\.\.\.[ \t]*\r?$)/m;

/** The documents of a file that hold anything. Each is parsed alone, so that a fault in one leaves the others readable. */
export function splitDocuments(text: string): readonly DocumentText[] {
  const markers = [...text.matchAll(MARKER)].map(({ index }) => index);
  const parts = [text.slice(0, markers[0]), ...markers.map((start, index) => afterMarker(text.slice(start, markers[index + 1])))];
  let line = 0;
  let offset = 0;
  const documents = parts.map((part, index) => {
    const begins = { firstLine: line, offset };
    line += countBreaks(part);
    offset += part.length;
    return { text: part, ...begins, isCounted: index > 0 || !isNothing(part) };
  });
  return documents
    .filter(({ isCounted }) => isCounted)
    .map(({ text: part, firstLine, offset: at }, index) => ({ text: part, firstLine, offset: at, number: index + 1 }))
    .filter(({ text: part }) => !isNothing(part));
}

/** Columns stay those of the file. */
function afterMarker(part: string): string {
  return part.replace(/^---/, '   ');
}

/** A text of a document that begins at a place of a file, with the marker that it begins with there. */
export function withMarker(text: string, file: string, offset: number): string {
  return file.startsWith('---', offset) ? text.replace(/^ {3}/, '---') : text;
}

function isNothing(part: string): boolean {
  return !SOMETHING.test(part);
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
