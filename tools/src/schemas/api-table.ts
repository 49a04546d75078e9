import type { ReleaseSchema } from './release-schema';

/** Schemas of several releases in one: what not all of them have says behind it which do, `any 1.30-1.33`. */
export interface ApiTable {
  /** Types of kinds, by group and version. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Fields of types. A field whose type has changed has several. */
  readonly types: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

type Releases = readonly (readonly [release: string, schema: ReleaseSchema])[];

/** @param releases the oldest first */
export function mergeReleases(releases: Releases): ApiTable {
  const kinds = new Set(releases.flatMap(([, schema]) => [...schema.kinds.keys()]));
  const types = new Set(releases.flatMap(([, schema]) => [...schema.types.keys()]));
  const merged: Record<string, Record<string, string>> = {};
  for (const key of [...kinds].sort()) {
    const [version = '', kind = ''] = key.split(' ');
    const [type = ''] = listSpans(releases, (schema) => schema.kinds.get(key));
    (merged[version] ??= {})[kind] = type;
  }
  return { kinds: merged, types: Object.fromEntries([...types].sort().map((name) => [name, mergeType(name, releases)])) };
}

/** A field that is there as long as its type says nothing of releases. */
function mergeType(name: string, releases: Releases): Readonly<Record<string, string | readonly string[]>> {
  const known = releases.filter(([, { types }]) => types.has(name));
  const fields = new Set(known.flatMap(([, { types }]) => [...(types.get(name)?.keys() ?? [])]));
  return Object.fromEntries(
    [...fields].sort().map((field) => {
      const spans = listSpans(known, ({ types }) => types.get(name)?.get(field));
      return [field, spans.length === 1 ? (spans[0] ?? '') : spans];
    }),
  );
}

/** A value with the releases that have it, the first and the last of each row of them. */
function listSpans(releases: Releases, valueIn: (schema: ReleaseSchema) => string | undefined): readonly string[] {
  const spans: { value: string; from: string; to: string }[] = [];
  let last: string | undefined;
  for (const [release, schema] of releases) {
    const value = valueIn(schema);
    if (value !== undefined && value === last) (spans.at(-1) as { to: string }).to = release;
    else if (value !== undefined) spans.push({ value, from: release, to: release });
    last = value;
  }
  const [first, newest] = [releases[0]?.[0], releases.at(-1)?.[0]];
  return spans.map(({ value, from, to }) => (from === first && to === newest ? value : `${value} ${from}-${to}`));
}
