import { type Manifest, nameKind, type ResourceReference } from 'fairlead/doctor';
import type { SourceDocument, SourceObject } from '../read/source';
import type { Span } from './document-tree';
import { ParsedSource } from './parsed-source';

/** Where something is in a source. Lines and columns are from 1, the end is behind the last character. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place with the text that it is in. */
export interface LocatedPlace extends Place {
  readonly document: SourceDocument;
  readonly span: Span;
}

/** Of an object that names none. */
const DEFAULT_NAMESPACE = 'default';

/** What an object is found by that a finding tells no field of. */
const OBJECT_FIELD = 'metadata.name';

/** Finds in the sources what findings tell of. A document is parsed with its places when the first finding is in it. */
export class Locator {
  readonly #objects = new Map<string, SourceObject[]>();
  readonly #parsed = new Map<SourceDocument, ParsedSource>();

  constructor(objects: readonly SourceObject[]) {
    for (const [index, each] of objects.entries()) {
      const { apiVersion = '', metadata } = each.object;
      // YAML may hold anything there.
      const kind = nameKind(String(apiVersion), String(each.object.kind ?? ''));
      const name = nameOf(each.object, index);
      for (const key of [keyOf({ kind, name }), keyOf({ kind, name, namespace: metadata?.namespace ?? DEFAULT_NAMESPACE })]) {
        const named = this.#objects.get(key);
        if (named) named.push(each);
        else this.#objects.set(key, [each]);
      }
    }
  }

  /**
   * The object of a reference. Where it does not say which of several documents with one name is meant, the last counts, as for the API
   * server, if it has the field that is told.
   */
  findObject(resource: ResourceReference, path?: string): SourceObject | undefined {
    const { document } = resource;
    const named = this.#listNamed(resource);
    const meant = document === undefined ? undefined : named[document - 1];
    if (meant) return meant;
    const having = path === undefined || named.length < 2 ? [] : named.filter((each) => this.#findValueIn(each, path));
    return having.at(-1) ?? named.at(-1);
  }

  /** Which of several documents that are the object of a reference an object is; nothing where it is the only one. */
  findDocument(object: SourceObject, resource: ResourceReference): number | undefined {
    const named = this.#listNamed(resource);
    return named.length > 1 ? named.indexOf(object) + 1 : undefined;
  }

  #listNamed(resource: ResourceReference): readonly SourceObject[] {
    const { namespace = DEFAULT_NAMESPACE } = resource;
    return this.#objects.get(keyOf({ ...resource, namespace })) ?? this.#objects.get(keyOf(resource)) ?? [];
  }

  /** Where a field of an object is, or the object where no field is told; nothing when the sources do not hold it. */
  findPlace(resource: ResourceReference, path: string = OBJECT_FIELD): LocatedPlace | undefined {
    const source = this.findObject(resource, path);
    if (!source) return undefined;
    const { document, path: origin } = source;
    const parsed = this.parse(document);
    const span = parsed.findField(origin, path) ?? parsed.findField(origin, OBJECT_FIELD) ?? parsed.find(origin) ?? [0, 0];
    return { ...placeOf(document, span), document, span };
  }

  /** All lines of a field of an object; nothing when the sources do not hold it. */
  findValue(resource: ResourceReference, path: string): LocatedPlace | undefined {
    const source = this.findObject(resource, path);
    const span = source && this.#findValueIn(source, path);
    return span && { ...placeOf(source.document, span), document: source.document, span };
  }

  #findValueIn({ document, path: origin }: SourceObject, path: string): Span | undefined {
    return this.parse(document).findValue(origin, path);
  }

  parse(document: SourceDocument): ParsedSource {
    const parsed = this.#parsed.get(document) ?? new ParsedSource(document);
    this.#parsed.set(document, parsed);
    return parsed;
  }
}

/** The engine counts objects that have no name. */
function nameOf({ metadata }: Manifest, index: number): string {
  const { name = '', generateName = '' } = (metadata ?? {}) as { readonly name?: unknown; readonly generateName?: unknown };
  if (typeof name === 'number' || (typeof name === 'string' && name !== '')) return String(name);
  return `${typeof generateName === 'string' ? generateName : ''}(document ${index + 1})`;
}

function keyOf({ kind, namespace = '', name }: ResourceReference): string {
  return `${kind}\n${namespace}\n${name}`;
}

function placeOf({ source, text, firstLine }: SourceDocument, [start, end]: Span): Place {
  const [line, column] = positionOf(text, start);
  const [endLine, endColumn] = positionOf(text, end);
  return { file: source.name, line: firstLine + line, column, endLine: firstLine + endLine, endColumn };
}

function positionOf(text: string, offset: number): readonly [line: number, column: number] {
  const before = text.slice(0, offset);
  return [before.split('\n').length, offset - before.lastIndexOf('\n')];
}
