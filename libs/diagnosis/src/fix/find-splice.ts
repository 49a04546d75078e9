import type { Edit, EditValue } from 'fairlead/doctor';
import type * as Yaml from 'yaml';
import { ParsedSource, type Trace } from '../locate/parsed-source';
import type { SourceDocument, SourceObject } from '../read/source';
import { lineBreakOf, lineEnd, lineStart, type Splice } from './splice';
import { writeValue } from './write-value';

/** Why an edit is not written. */
export class Unwritable extends Error {}

const ANCHOR = 'an anchor or an alias is at its place, so other places would change too';
const NO_PLACE = 'nothing is there that it could be written into';
const STYLE = 'what stands there is written in a way that this does not change';

/**
 * What to change in the text of a document. Everything else stays as it is, letter by letter.
 *
 * @throws Unwritable where the place is not as it has to be
 */
export function findSplice(document: SourceDocument, origin: SourceObject['path'], edit: Edit, yaml: typeof Yaml): Splice {
  const source = new ParsedSource(document);
  const trace = source.trace(origin, edit.path);
  if (trace.nodes.some((node) => isShared(node, yaml)) || isMerged(trace, yaml)) throw new Unwritable(ANCHOR);
  const place = { text: document.text, trace, yaml };
  if ('renamedTo' in edit) return renameKey(place, edit.renamedTo);
  if ('isRemoved' in edit) return removePair(place);
  return trace.rest === '' ? replaceValue(place, edit.value) : addPair(place, edit.value);
}

interface Place {
  readonly text: string;
  readonly trace: Trace;
  readonly yaml: typeof Yaml;
}

function isShared(node: unknown, yaml: typeof Yaml): boolean {
  return yaml.isAlias(node) || ((yaml.isScalar(node) || yaml.isCollection(node)) && node.anchor !== undefined);
}

/** Whether something on the way, or below the field, comes from elsewhere. */
function isMerged({ nodes }: Trace, yaml: typeof Yaml): boolean {
  let isFound = false;
  const stop = () => {
    isFound = true;
    return yaml.visit.BREAK;
  };
  const last = nodes.at(-1);
  if (yaml.isNode(last)) yaml.visit(last, { Alias: stop, Value: (_, node) => (node.anchor === undefined ? undefined : stop()) });
  return isFound || nodes.some((node) => yaml.isMap(node) && node.items.some(({ key }) => yaml.isScalar(key) && key.source === '<<'));
}

/** The map that has a field, and the field in it. */
function pairOf({ trace: { nodes, key, rest }, yaml }: Place) {
  const map = nodes.at(-2);
  const pair = yaml.isMap(map) ? map.items.find((item) => item.key === key) : undefined;
  if (rest !== '' || !yaml.isMap(map) || !pair) throw new Unwritable(NO_PLACE);
  return { map, pair, index: map.items.indexOf(pair) };
}

function renameKey(place: Place, name: string): Splice {
  const { map, pair } = pairOf(place);
  if (map.items.some(({ key }) => String(key) === name)) throw new Unwritable(`${name} is there already`);
  return replaceScalar(pair.key, name, place, isFlow(map));
}

function replaceValue(place: Place, value: EditValue): Splice {
  const { trace, yaml, text } = place;
  const node = trace.nodes.at(-1);
  const holder = trace.nodes.at(-2);
  if (typeof value !== 'object') return replaceScalar(node, value, place, isFlow(holder));
  if (!yaml.isMap(node) || !node.range) throw new Unwritable(STYLE);
  const [start] = node.range;
  const style = { ...styleOf(holder, yaml), isFlow: isFlow(node), indent: columnsBefore(text, start) };
  return { start, end: endOf(node, place), text: writeValue(value, style, yaml).replaceAll('\n', lineBreakOf(text)) };
}

/** Text of one line that is there. */
function replaceScalar(node: unknown, value: Exclude<EditValue, object>, { text, yaml }: Place, isInFlow: boolean): Splice {
  if (!yaml.isScalar(node) || !node.range || node.tag !== undefined) throw new Unwritable(STYLE);
  const [start, end] = node.range;
  if (end === start || text.slice(start, end).includes('\n')) throw new Unwritable(STYLE);
  const quote = node.type === 'QUOTE_SINGLE' ? 'single' : node.type === 'QUOTE_DOUBLE' ? 'double' : undefined;
  return { start, end, text: writeValue(value, { isFlow: isInFlow, indent: '', ...(quote && { quote }) }, yaml) };
}

/** Its lines go, or of what is in one line with others, its part. */
function removePair(place: Place): Splice {
  const { map, pair, index } = pairOf(place);
  const { text, yaml } = place;
  const [next, previous] = [map.items[index + 1], map.items[index - 1]];
  const start = startOf(pair.key, yaml);
  const end = endOf(pair.value ?? pair.key, place);
  if (!next && !previous) throw new Unwritable('nothing would be left around it');
  if (isFlow(map))
    return next
      ? { start, end: startOf(next.key, yaml), text: '' }
      : { start: endOf(previous?.value ?? previous?.key, place), end, text: '' };
  const isFirstOfItem = text.slice(lineStart(text, start), start).trim() !== '';
  if (isFirstOfItem && !next) throw new Unwritable(STYLE);
  if (isFirstOfItem) return { start, end: startOf(next?.key, yaml), text: '' };
  return { start: lineStart(text, start), end: Math.min(lineEnd(text, end) + 1, text.length), text: '' };
}

/** One field more in a map: in a block behind the first field of one line, or at the end. */
function addPair(place: Place, value: EditValue): Splice {
  const { text, trace, yaml } = place;
  const map = trace.nodes.at(-1);
  const [, quoted, plain = quoted] = /^(?:\["([^"]+)"\]|([\w-]+))$/.exec(trace.rest) ?? [];
  const [first] = yaml.isMap(map) ? map.items : [];
  if (!yaml.isMap(map) || plain === undefined || !first) throw new Unwritable(NO_PLACE);
  const style = styleOf(map, yaml);
  const name = writeValue(plain, { ...style, isFlow: true, indent: '' }, yaml);
  if (isFlow(map)) {
    const last = map.items.at(-1);
    const at = endOf(last?.value ?? last?.key, place);
    return { start: at, end: at, text: `, ${name}: ${writeValue(value, { ...style, isFlow: true, indent: '' }, yaml)}` };
  }
  const indent = columnsBefore(text, startOf(first.key, yaml));
  const step = typeof value === 'object' ? `\n${indent}  ` : ' ';
  const written = `\n${indent}${name}:${step}${writeValue(value, { ...style, isFlow: false, indent: `${indent}  ` }, yaml)}`;
  const behind = map.items.find((item) => isOfOneLine(item, place)) ?? map.items.at(-1);
  const end = lineEnd(text, endOf(behind?.value ?? behind?.key, place));
  const at = text[end - 1] === '\r' ? end - 1 : end;
  return { start: at, end: at, text: written.replaceAll('\n', lineBreakOf(text)) };
}

function isOfOneLine({ key, value }: Yaml.Pair, place: Place): boolean {
  const { text, yaml } = place;
  return yaml.isScalar(value) && !text.slice(startOf(key, yaml), endOf(value, place)).includes('\n');
}

/** JSON has its names in quotes. */
function styleOf(map: unknown, yaml: typeof Yaml): { readonly quote?: 'double' } {
  const key = yaml.isMap(map) ? map.items[0]?.key : undefined;
  return yaml.isScalar(key) && key.type === 'QUOTE_DOUBLE' ? { quote: 'double' } : {};
}

function isFlow(node: unknown): boolean {
  return (node as { readonly flow?: boolean } | undefined)?.flow === true;
}

function startOf(node: unknown, yaml: typeof Yaml): number {
  if (!yaml.isNode(node) || !node.range) throw new Unwritable(STYLE);
  return node.range[0];
}

/** Where what is written of a node ends, without comments and blank lines behind it. */
function endOf(node: unknown, place: Place): number {
  const { text, yaml } = place;
  if (!yaml.isNode(node) || !node.range) throw new Unwritable(STYLE);
  const [start, end] = node.range;
  if (yaml.isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    return endOf(yaml.isPair(last) ? (last.value ?? last.key) : last, place);
  }
  return start + text.slice(start, end).trimEnd().length;
}

/** As many blanks as stand before a column, dashes of a list counted. */
function columnsBefore(text: string, offset: number): string {
  return ' '.repeat(offset - lineStart(text, offset));
}
