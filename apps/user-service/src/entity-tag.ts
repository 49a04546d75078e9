import type { IncomingHttpHeaders } from 'node:http';
import type { Precondition } from './store/precondition';

/** One entity tag of a list, or an empty place in it (RFC 9110 §5.6.1.2, §8.8.3). */
const LIST_ELEMENT = /[ \t]*(?:(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*)?(?:,|$)/gy;

const NO_CONDITION: Precondition = Object.freeze({});

/** A strong entity tag: another version, another tag (RFC 9110 §8.8.3). */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/**
 * What the conditions of a request say of versions. `If-Match` compares strongly, so that a weak tag matches nothing; `If-None-Match`
 * weakly (RFC 9110 §13.1). Dates are no conditions here: users have no `Last-Modified`.
 */
export function readPrecondition(headers: IncomingHttpHeaders): Precondition {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers;
  if (ifMatch === undefined && ifNoneMatch === undefined) return NO_CONDITION;
  return {
    ...(ifMatch !== undefined && !isAny(ifMatch) && { accepted: opaqueTexts(ifMatch, ({ isWeak }) => !isWeak) }),
    ...(ifNoneMatch !== undefined && { excluded: isAny(ifNoneMatch) ? ('any' as const) : opaqueTexts(ifNoneMatch) }),
  };
}

function isAny(header: string): boolean {
  return header.trim() === '*';
}

interface Tag {
  readonly isWeak: boolean;
  readonly text: string;
}

/** What stands between the quotes of each tag. */
function opaqueTexts(header: string, isWanted: (tag: Tag) => boolean = () => true): readonly string[] {
  return readTags(header)
    .filter(isWanted)
    .map(({ text }) => text);
}

/** None where the header is no list of tags. */
function readTags(header: string): readonly Tag[] {
  const tags: Tag[] = [];
  let end = 0;
  for (const element of header.matchAll(LIST_ELEMENT)) {
    const [whole, weak, text] = element;
    if (text !== undefined) tags.push({ isWeak: weak !== undefined, text });
    end = element.index + whole.length;
  }
  return end < header.length ? [] : tags;
}
