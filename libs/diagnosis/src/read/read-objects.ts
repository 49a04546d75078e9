import type { Manifest } from 'fairlead/doctor';
import type { Fault } from './explain-fault';
import { parseDocument } from './parse-document';
import type { Problem } from './problem';
import type { Source, SourceDocument, SourceObject } from './source';
import { type DocumentText, splitDocuments } from './split-documents';

/** What sources hold. */
export interface Objects {
  readonly objects: readonly SourceObject[];
  readonly problems: readonly Problem[];
}

/**
 * The objects of sources, in their order. A document that cannot be read is a problem, and so is a file that the user named and that
 * holds no object; the others are read all the same.
 */
export function readObjects(sources: readonly Source[]): Objects {
  const read = sources.map(readSource);
  return { objects: read.flatMap(({ objects }) => objects), problems: read.flatMap(({ problems }) => problems) };
}

function readSource(source: Source): Objects {
  const documents = splitDocuments(source.text);
  const read = documents.map((document) => readDocument(source, document, documents.length > 1));
  const objects = read.flatMap((each) => each.objects);
  const problems = read.flatMap((each) => each.problems);
  if (objects.length > 0 || problems.length > 0 || !source.isNamed) return { objects, problems };
  return {
    objects,
    problems: [{ file: source.name, message: 'it holds no object of Kubernetes: nothing in it has a kind, or its List is empty' }],
  };
}

function readDocument(source: Source, { text, offset, firstLine, number }: DocumentText, isOneOfMany: boolean): Objects {
  const { value, fault } = parseDocument(text);
  const fail = (cause: Fault) => ({
    objects: [],
    problems: [toProblem(source, firstLine, isOneOfMany ? `document ${number}: ` : '', cause)],
  });
  if (fault) return fail(fault);
  if (isMeantAsObject(value)) return fail({ message: 'it has an apiVersion, and no kind that an API server could take; write one' });
  const listed = listObjects(value, { source, text, offset, firstLine });
  const withoutKind = listed.filter(({ object }) => !isObject(object));
  const faults = withoutKind.map(({ path }) => fail({ message: `${writePath(path)} has no kind, so kubectl takes nothing of the List` }));
  return { objects: listed.filter(({ object }) => isObject(object)), problems: faults.flatMap(({ problems }) => problems) };
}

function toProblem({ name: file }: Source, firstLine: number, prefix: string, { message, line, column }: Fault): Problem {
  return {
    file,
    line: firstLine + (line ?? 0) + 1,
    ...(column !== undefined && { column: column + 1 }),
    message: prefix + message,
  };
}

/** What is no object of Kubernetes is left out: Helm's values, a kustomization without a kind. Items of a List stay without a kind too. */
function listObjects(value: unknown, document: SourceDocument, path: SourceObject['path'] = []): readonly SourceObject[] {
  const isItem = path.length > 0;
  if (!isObject(value)) return isItem && typeof value === 'object' && value !== null ? [{ object: value, document, path }] : [];
  const { kind, items } = value;
  if (!kind.endsWith('List') || !Array.isArray(items)) return [{ object: value, document, path }];
  return items.flatMap((item: unknown, index) => listObjects(withKindOf(value, item), document, [...path, 'items', index]));
}

/** Items of a PodList are pods without saying so, as the API server answers. */
function withKindOf({ apiVersion, kind }: Manifest & { readonly kind: string }, item: unknown): unknown {
  const isBare = typeof item === 'object' && item !== null && (item as Manifest).kind === undefined;
  return isBare && kind !== 'List' ? { apiVersion, kind: kind.slice(0, -'List'.length), ...item } : item;
}

function writePath(path: SourceObject['path']): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : key)).join('');
}

/** A Chart.yaml has an apiVersion too, but no metadata. */
function isMeantAsObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || isObject(value)) return false;
  const { apiVersion, metadata } = value as Manifest;
  return typeof apiVersion === 'string' && typeof metadata === 'object' && metadata !== null;
}

function isObject(value: unknown): value is Manifest & { readonly kind: string; readonly items?: unknown } {
  return typeof value === 'object' && value !== null && typeof (value as Manifest).kind === 'string';
}
