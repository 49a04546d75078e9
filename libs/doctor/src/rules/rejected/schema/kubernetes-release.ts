import { API_KINDS, API_TYPES } from './api-table';
import { LineTable } from './line-table';
import { describeSpan, parseSpan, positionOf, type ReleaseName, type Span } from './release-span';
import { LIST, MAP, SCALAR_TYPES } from './scalar-types';
import type { SchemaType } from './schema-type';

/** What the table says of the kinds of a group and version, or of the fields of a type, by name. */
type KindTable = Readonly<Record<string, string>>;
type FieldTable = Readonly<Record<string, string | readonly string[]>>;

/** A kind in one of its versions, and the releases that serve it. */
export interface ServedKind extends Span {
  readonly apiVersion: string;
  readonly kind: string;
}

const kindTables = new LineTable<KindTable>(API_KINDS);
const fieldTables = new LineTable<FieldTable>(API_TYPES);
const releases = new Map<ReleaseName, KubernetesRelease>();

/** What one release of Kubernetes takes. Nothing is parsed before it is asked for, and everything once. */
export class KubernetesRelease {
  readonly name: ReleaseName;
  private readonly position: number;
  private allKinds: readonly ServedKind[] | undefined;
  private readonly types = new Map<string, SchemaType>();
  private readonly found = new Map<string, ServedKind | undefined>();

  private constructor(name: ReleaseName) {
    this.name = name;
    this.position = positionOf(name);
  }

  /** Every kind in every version, those of other releases included. */
  get kinds(): readonly ServedKind[] {
    return (this.allKinds ??= kindTables.names.flatMap((apiVersion) =>
      Object.entries(kindTables.find(apiVersion) ?? {}).map(([kind, text]) => ({ ...parseSpan(text), apiVersion, kind })),
    ));
  }

  static of(name: ReleaseName): KubernetesRelease {
    const release = releases.get(name) ?? new KubernetesRelease(name);
    releases.set(name, release);
    return release;
  }

  /** One kind in one version, that of another release included. */
  findKind(apiVersion: string, kind: string): ServedKind | undefined {
    const key = `${apiVersion} ${kind}`;
    if (this.found.has(key)) return this.found.get(key);
    const text = ownOf(kindTables.find(apiVersion), kind);
    const found = text === undefined ? undefined : { ...parseSpan(text), apiVersion, kind };
    this.found.set(key, found);
    return found;
  }

  serves({ first, last }: Span): boolean {
    return first <= this.position && this.position <= last;
  }

  /** What an object of a kind holds; nothing of one that this release does not serve. */
  findType(apiVersion: string, kind: string): SchemaType | undefined {
    const served = this.findKind(apiVersion, kind);
    return served && this.serves(served) ? this.typeOf(served.value) : undefined;
  }

  /** Reads `[core.v1.Container]`, `{quantity}`, `int32`. */
  private typeOf(text: string): SchemaType {
    const known = this.types.get(text);
    if (known) return known;
    const type = this.createType(text);
    this.types.set(text, type);
    return type;
  }

  private createType(text: string): SchemaType {
    const inner = () => this.typeOf(text.slice(1, -1));
    if (text.startsWith('[')) return lazily(LIST, 'items', inner);
    if (text.startsWith('{')) return lazily(MAP, 'values', inner);
    // Empty text is the zero value, in place of which the API server has its default.
    if (text.includes('|')) return { ...SCALAR_TYPES.string, words: ['', ...text.split('|')] };
    const fields = fieldTables.find(text);
    return fields ? this.createObject(fields) : (SCALAR_TYPES[text as keyof typeof SCALAR_TYPES] ?? SCALAR_TYPES.any);
  }

  private createObject(fields: FieldTable): SchemaType {
    const spans = new Map(Object.entries(fields).map(([name, texts]) => [name, [texts].flat().map(parseSpan)]));
    const served = [...spans].flatMap(([name, all]) => all.filter((span) => this.serves(span)).map(({ value }) => [name, value] as const));
    const texts = new Map(served.map(([name, text]) => [name, text.replace(/^!/, '')]));
    return {
      ...MAP,
      fields: {
        names: [...texts.keys()],
        required: served.filter(([, text]) => text.startsWith('!')).map(([name]) => name),
        find: (name) => {
          const text = texts.get(name);
          return text === undefined ? undefined : this.typeOf(text);
        },
        findRelease: (name) => spans.get(name)?.map((span) => describeSpan(span, this.name))[0],
      },
    };
  }
}

/** Types may hold themselves. */
function lazily(type: SchemaType, part: 'items' | 'values', find: () => SchemaType): SchemaType {
  let found: SchemaType | undefined;
  return Object.defineProperty({ ...type }, part, { get: () => (found ??= find()), enumerable: true });
}

/** What belongs to an object itself, whatever the name. */
function ownOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
