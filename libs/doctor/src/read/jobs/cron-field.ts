/** What a field of a schedule may hold. */
export interface CronFieldRange {
  /** For messages: `hour`. */
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** In order from `least` on. */
  readonly words?: readonly string[];
}

/** The values of one field of a schedule. */
export interface CronField {
  readonly values: ReadonlySet<number>;
  /** Whether it is `*`, so that the other field of the day decides alone. */
  readonly isAny: boolean;
}

/** Reads one field as the CronJob controller does; a text says what is wrong with it. */
export function parseCronField(text: string, range: CronFieldRange): CronField | string {
  const parts = text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => parsePart(part, range));
  const fault = parts.find((part) => typeof part === 'string');
  if (fault !== undefined) return fault;
  const fields = parts.filter((part) => typeof part !== 'string');
  return { values: new Set(fields.flatMap(({ values }) => [...values])), isAny: fields.some(({ isAny }) => isAny) };
}

/** `*`, `5`, `1-5`, `1-5/2`, `5/15`, which goes to the end. */
function parsePart(part: string, range: CronFieldRange): CronField | string {
  const [bounds = '', step = '1', ...more] = part.split('/');
  const [low = '', high, ...others] = bounds.split('-');
  if (more.length > 0 || others.length > 0) return `${part} is no range`;
  const isAll = low === '*' || low === '?';
  const first = isAll ? range.least : valueOf(low, range);
  const last = isAll || (high === undefined && part.includes('/')) ? range.most : valueOf(high ?? low, range);
  const every = /^\+?\d+$/.test(step) ? Number(step) : 0;
  if (first === undefined || last === undefined) return `${first === undefined ? low : high} is no ${range.name}`;
  if (first < range.least || last > range.most)
    return `the ${range.name} goes from ${range.least} to ${range.most}, and ${part} is outside`;
  if (first > last) return `${part} begins after its end`;
  if (every === 0) return `${part} has a step that is no number above 0`;
  const count = Math.floor((last - first) / every) + 1;
  return { values: new Set(Array.from({ length: count }, (_, index) => first + index * every)), isAny: isAll && every === 1 };
}

function valueOf(text: string, { least, words = [] }: CronFieldRange): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  if (word >= 0) return least + word;
  return /^\+?\d+$/.test(text) ? Number(text) : undefined;
}
