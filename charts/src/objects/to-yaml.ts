import { Yaml } from 'cdk8s';

/** What is written without quotes, as key or value, and read as this very string: it starts like no number, date or sign of YAML. */
const PLAIN = /^[A-Za-z/]([\w./:-]{0,200}[\w./])?$/;

/** Printable words with one space between: what cdk8s writes for them, with quotes or without, is the same at every depth. */
const ONE_LINE = /^[!-~]+( [!-~]+)*$/;

/** Words that YAML 1.1 reads as something else, and exponents, which cdk8s's reader takes for numbers. */
const WORDS = /^(y|yes|n|no|on|off|true|false|null|e[-_\d]+)$/i;

type Scalar = string | number | boolean | null;
type Value = Scalar | readonly Value[] | { readonly [key: string]: Value };

/**
 * Objects as YAML documents, byte for byte what cdk8s writes, in a fraction of its time: rendered objects are trees of short words and
 * whole numbers, which leave its writer nothing to decide. An object that holds anything else is left to that writer.
 */
export function toYaml(objects: readonly unknown[]): string {
  const write = writerOf(quoteOnce());
  return objects.map((object) => (isTree(object, new Set()) ? write(object, '') : Yaml.stringify(object))).join('---\n');
}

/** Writes a scalar and the end of its line, or a collection whose lines all start with the indent. */
function writerOf(quote: (value: Scalar) => string) {
  const write = (value: Value, indent: string): string => {
    if (!isCollection(value)) return `${isPlain(value) ? String(value) : quote(value)}\n`;
    if (isEmpty(value)) return isList(value) ? '[]\n' : '{}\n';
    if (isList(value)) return value.map((item) => `${indent}- ${write(item, `${indent}  `).trimStart()}`).join('');
    return Object.entries(value)
      .map(([key, item]) => {
        const opens = isCollection(item) && !isEmpty(item);
        return `${indent}${key}:${opens ? '\n' : ' '}${write(item, `${indent}  `)}`;
      })
      .join('');
  };
  return write;
}

/** What cdk8s writes for a scalar at the end of a line: the same few values come again and again. */
function quoteOnce() {
  const known = new Map<Scalar, string>();
  return (value: Scalar): string => {
    const text = known.get(value) ?? Yaml.stringify({ a: value }).slice('a: '.length, -1);
    known.set(value, text);
    return text;
  };
}

/** Whether a value is plain data with plain keys, strings of one line, and nothing twice, which YAML writes as an alias. */
function isTree(value: unknown, seen: Set<unknown>): value is Value {
  if (typeof value === 'string') return value === '' || ONE_LINE.test(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return true;
  if (typeof value !== 'object' || seen.has(value)) return false;
  seen.add(value);
  if (Array.isArray(value)) return value.every((item) => isTree(item, seen));
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.entries(value).every(([key, item]) => isPlain(key) && isTree(item, seen));
}

function isPlain(value: Scalar): boolean {
  if (typeof value === 'string') return PLAIN.test(value) && !WORDS.test(value);
  return typeof value !== 'number' || (Number.isSafeInteger(value) && !Object.is(value, -0));
}

function isCollection(value: Value): value is Exclude<Value, Scalar> {
  return typeof value === 'object' && value !== null;
}

function isList(value: Exclude<Value, Scalar>): value is readonly Value[] {
  return Array.isArray(value);
}

function isEmpty(value: Exclude<Value, Scalar>): boolean {
  return isList(value) ? value.length === 0 : Object.keys(value).length === 0;
}
