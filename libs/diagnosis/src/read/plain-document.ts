import { resolvePlainScalar } from './kubernetes-schema';

/** Other characters than the printable ones of ASCII: js-yaml knows what becomes of them. */
const UNUSUAL = /[^\n -~]/;

/** A line: its indentation, the dash of an item, a key, and what is behind. */
const LINE = /( *)(- +)?(?:([\w./][\w./-]*):(?: +|(?=\n)))?([^\n]*)\n/y;

/** A scalar of one line, and a comment behind it. What it begins with means nothing in YAML. */
const SCALAR = /^(?:'([^']*)'|"([^"\\]*)"|((?:[\w./($+=]|-(?=[^ ]))[^#:]*(?::(?=[^ ])[^#:]*)*(?<! )))(?: +#.*)?$/;

/** A list of words in one line. */
const WORDS = /^\[(?:[\w./-]*\w(?:, *[\w./-]*\w)*)?\]$/;

/** Deeper ones are left to js-yaml, which says so of those that are too deep. */
const MOST_DEPTH = 50;

type Value = unknown;

/** Hears of what is read, and where it is. Offsets are of the text. */
export interface PlainListener {
  /** A map or a list begins. */
  readonly onBlock: (block: object, start: number) => void;
  /** A field of a map, or an item of a list. What is in a block of its own has no end here, and nothing has none at all. */
  readonly onChild: (parent: object, key: string | number, child: PlainChild) => void;
}

/** A child as {@link PlainListener} hears of it. */
export interface PlainChild {
  /** The key as it is written. */
  readonly key?: readonly [start: number, end: number] | undefined;
  readonly value: unknown;
  /** Of a value that begins in the line of its key or its dash. */
  readonly span?: readonly [start: number, end: number] | undefined;
}

class NotPlain extends Error {}

/**
 * A document as programs write manifests: blocks, scalars of one line, texts after `|`, lists of words. That is most of YAML by weight and
 * least of it by rules, so it takes a fourth of the time of all of them.
 *
 * @returns what js-yaml makes of it, which a test proves; nothing where the document has anything else in it
 */
export function readPlainDocument(text: string, listener?: PlainListener): { readonly value: unknown } | undefined {
  if (UNUSUAL.test(text)) return undefined;
  try {
    return { value: new PlainDocument(text.endsWith('\n') ? text : `${text}\n`, listener).read() };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Stands at one line, which is read once: nothing in a plain document needs a look back. */
class PlainDocument {
  readonly #text: string;
  readonly #listener: PlainListener | undefined;
  /** Where the line begins, and the next one. */
  #start = 0;
  #next = 0;
  /** Of the line, behind the dashes that have been read. */
  #indent = -1;
  #dash = '';
  #key: string | undefined;
  #rest = '';
  #depth = 0;
  /** Of the value that was read last in one line, or in lines of text. */
  #valueEnd = 0;

  constructor(text: string, listener: PlainListener | undefined) {
    this.#text = text;
    this.#listener = listener;
  }

  read(): Value {
    this.#advance();
    const value = this.#readBlock();
    if (this.#indent >= 0) throw new NotPlain();
    return value;
  }

  /** Goes to the next line that holds anything; an indentation of -1 is the end. */
  #advance(): void {
    do {
      LINE.lastIndex = this.#next;
      const line = LINE.exec(this.#text);
      if (line === null) {
        this.#indent = -1;
        return;
      }
      this.#start = this.#next;
      this.#next = LINE.lastIndex;
      this.#indent = line[1]?.length ?? 0;
      this.#dash = line[2] ?? '';
      this.#key = line[3];
      this.#rest = line[4] ?? '';
    } while (this.#key === undefined && this.#dash === '' && (this.#rest === '' || this.#rest.startsWith('#')));
  }

  #readBlock(): Value {
    if (this.#depth === MOST_DEPTH) throw new NotPlain();
    this.#depth += 1;
    const value = this.#dash === '' ? this.#readMap() : this.#readList();
    this.#depth -= 1;
    return value;
  }

  #readList(): Value[] {
    const indent = this.#indent;
    const list: Value[] = [];
    this.#listener?.onBlock(list, this.#start + indent);
    while (this.#indent === indent && this.#dash !== '') {
      const listen = this.#listener && this.#listenToChild(undefined, this.#key === undefined);
      const value = this.#readItem(indent);
      listen?.(list, list.length, value);
      list.push(value);
    }
    if (this.#indent > indent) throw new NotPlain();
    return list;
  }

  #readItem(indent: number): Value {
    if (this.#key === undefined) return this.#readValue(indent);
    this.#indent += this.#dash.length;
    this.#dash = '';
    return this.#readBlock();
  }

  #readMap(): Record<string, Value> {
    const indent = this.#indent;
    const map: Record<string, Value> = {};
    this.#listener?.onBlock(map, this.#start + indent);
    while (this.#indent === indent && this.#dash === '') {
      if (this.#key === undefined) throw new NotPlain();
      const key = String(readScalar(this.#key));
      // Twice, or a name of every object.
      if (map[key] !== undefined) throw new NotPlain();
      const isBelow = this.#rest === '' || this.#rest.startsWith('#');
      const listen = this.#listener && this.#listenToChild(this.#key, !isBelow);
      map[key] = isBelow ? this.#readBelow(indent) : this.#readValue(indent);
      listen?.(map, key, map[key]);
    }
    if (this.#indent > indent) throw new NotPlain();
    return map;
  }

  /** Tells of the child that begins in this line when it has been read. */
  #listenToChild(key: string | undefined, isInLine: boolean) {
    const keyStart = this.#start + this.#indent;
    const start = this.#next - 1 - this.#rest.length;
    return (parent: object, name: string | number, value: Value): void =>
      this.#listener?.onChild(parent, name, {
        key: key === undefined ? undefined : [keyStart, keyStart + key.length],
        value,
        span: isInLine ? [start, this.#valueEnd] : undefined,
      });
  }

  /** What belongs to a key and begins in the next line. Lists may be indented as the key is. */
  #readBelow(indent: number): Value {
    this.#advance();
    const isBelow = this.#indent > indent || (this.#indent === indent && this.#dash !== '');
    return isBelow ? this.#readBlock() : null;
  }

  /** What begins in this line, without a key of its own. */
  #readValue(indent: number): Value {
    const written = this.#rest;
    const isText = written === '|' || written === '|-';
    const value = isText ? this.#readText(indent, written === '|') : readInLine(written);
    if (this.#listener) this.#valueEnd = isText ? this.#next : this.#next - 1 - lengthOfComment(written);
    this.#advance();
    return value;
  }

  #readText(indent: number, endsWithBreak: boolean): string {
    const own = / */y;
    own.lastIndex = this.#next;
    const width = own.exec(this.#text)?.[0].length ?? 0;
    if (width <= indent) throw new NotPlain();
    const indentation = ' '.repeat(width);
    const start = this.#next;
    while (this.#text.startsWith('\n', this.#next) || this.#text.startsWith(indentation, this.#next))
      this.#next = this.#text.indexOf('\n', this.#next) + 1;
    const text = this.#text.slice(start + width, this.#next);
    if (/^ +$/m.test(text)) throw new NotPlain();
    const trimmed = withoutLastBreaks(text).replaceAll(`\n${indentation}`, '\n');
    return endsWithBreak ? `${trimmed}\n` : trimmed;
  }
}

function withoutLastBreaks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}

function readInLine(written: string): Value {
  if (written === '{}') return {};
  if (WORDS.test(written)) return written === '[]' ? [] : written.slice(1, -1).split(/, */).map(readScalar);
  return readScalar(written);
}

function lengthOfComment(written: string): number {
  const [, single, double = single, plain] = SCALAR.exec(written) ?? [];
  if (plain !== undefined) return written.length - plain.length;
  return double === undefined ? 0 : written.length - double.length - QUOTES;
}

const QUOTES = 2;

const scalars = new Map<string, Value>();

/** Few of the scalars of manifests are there once alone. */
function readScalar(written: string): Value {
  const known = scalars.get(written);
  if (known !== undefined) return known;
  const [, single, double = single, plain] = SCALAR.exec(written) ?? [];
  const value = plain === undefined ? double : resolvePlainScalar(plain);
  if (value === undefined) throw new NotPlain();
  scalars.set(written, value);
  return value;
}
