/** One line of Prometheus text: a value and the labels that tell it from others of its name. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What a `/metrics` page says, by name. */
export type Exposition = ReadonlyMap<string, readonly Sample[]>;

const LINE = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const LABEL = /([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** Reads Prometheus text; lines that are no samples are skipped. */
export function parseExposition(text: string): Exposition {
  const samples = new Map<string, Sample[]>();
  for (const line of text.split('\n')) {
    const [, name, labels = '', value] = LINE.exec(line) ?? [];
    if (name === undefined) continue;
    const sample = { labels: parseLabels(labels), value: Number(value) };
    const others = samples.get(name);
    if (others) others.push(sample);
    else samples.set(name, [sample]);
  }
  return samples;
}

/** The only value of its name; undefined where there is none. */
export function findValue(page: Exposition, name: string): number | undefined {
  return page.get(name)?.[0]?.value;
}

/** How many values there are: the series that a Prometheus keeps of it. */
export function countSeries(page: Exposition): number {
  return [...page.values()].reduce((count, samples) => count + samples.length, 0);
}

/** The sum of all values of a name whose labels match. */
export function sumOf(page: Exposition, name: string, labels: Sample['labels'] = {}): number {
  return sumWhere(page, name, (own) => Object.entries(labels).every(([key, value]) => own[key] === value));
}

/** The sum of all values of a name whose labels are as wanted. */
export function sumWhere(page: Exposition, name: string, isWanted: (labels: Sample['labels']) => boolean): number {
  return (page.get(name) ?? []).filter(({ labels }) => isWanted(labels)).reduce((sum, { value }) => sum + value, 0);
}

function parseLabels(text: string): Sample['labels'] {
  return Object.fromEntries([...text.matchAll(LABEL)].map(([, name = '', value]) => [name, unescape(value)]));
}

function unescape(text = ''): string {
  return text.replaceAll(/\\(.)/g, (_match, character: string) => (character === 'n' ? '\n' : character));
}
