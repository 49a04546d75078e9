import type { Finding, Manifest } from 'fairlead/doctor';
import { findNearestWord } from 'fairlead/contract';
import { INVALID_SUPPRESSION, RULES } from './rules';

/** Annotation that takes findings out: on an object for all of it, with `.<container>` behind it for one of its containers. */
export const IGNORE = 'fairlead.dev/ignore';

/** Rules that one object has taken out, and why. */
export interface Suppression {
  readonly rules: readonly string[];
  readonly reason: string;
  /** @default all of the object */
  readonly container?: string;
}

/** What the annotations of an object take out, and what is wrong with them. */
export interface Suppressions {
  readonly suppressions: readonly Suppression[];
  readonly findings: readonly Finding[];
}

/** Reads the annotations of an object and of its pods: `<rule>[,<rule>]: <reason>`, one to a line. */
export function readSuppressions(object: Manifest): Suppressions {
  const lines = ANNOTATIONS.flatMap((path) =>
    Object.entries(annotationsAt(object, path)).flatMap(([key, value]) => linesOf(key, value, path)),
  );
  const read = lines.map((line) => readLine(object, line));
  return {
    suppressions: read.flatMap((each) => ('rules' in each ? [each] : [])),
    findings: read.flatMap((each) => ('id' in each ? [each] : [])),
  };
}

/** Whether a suppression of the finding's object takes it out. */
export function isSuppressedBy({ rules, container }: Suppression, { id, path = '' }: Finding, object: Manifest): boolean {
  return rules.includes(id) && (container === undefined || containerAt(object, path) === container);
}

const ANNOTATIONS = ['metadata.annotations', 'spec.template.metadata.annotations', 'spec.jobTemplate.spec.template.metadata.annotations'];

const CONTAINERS = ['containers', 'initContainers'];
const INTO_CONTAINER = new RegExp(String.raw`^(.*\.)?(${CONTAINERS.join('|')})\[(\d+)\]`);

interface Line {
  readonly text: string;
  readonly path: string;
  readonly container?: string;
}

function annotationsAt(object: Manifest, path: string): Readonly<Record<string, unknown>> {
  return (valueAt(object, path.split('.')) ?? {}) as Readonly<Record<string, unknown>>;
}

function linesOf(key: string, value: unknown, path: string): readonly Line[] {
  if (key !== IGNORE && !key.startsWith(`${IGNORE}.`)) return [];
  const container = key.slice(IGNORE.length + 1);
  const lines = String(value)
    .split('\n')
    .filter((text) => text.trim() !== '');
  return lines.map((text) => ({ text, path: `${path}.${key}`, ...(container !== '' && { container }) }));
}

function readLine(object: Manifest, { text, path, container }: Line): Suppression | Finding {
  const [names = '', ...reason] = text.split(':');
  const rules = names.split(',').map((name) => name.trim());
  const unknown = rules.find((rule) => !Object.hasOwn(RULES, rule));
  if (unknown !== undefined) return invalid(object, path, `there is no rule "${unknown}"`, nearestRule(unknown));
  if (reason.join(':').trim() === '')
    return invalid(
      object,
      path,
      `${rules.join(', ')} ${rules.length === 1 ? 'is' : 'are'} suppressed without a reason`,
      'write why, behind a colon',
    );
  const containers = container === undefined ? [] : listContainers(object);
  if (container !== undefined && !containers.includes(container))
    return invalid(object, path, `it has no container "${container}"`, nearestContainer(container, containers));
  return { rules, reason: reason.join(':').trim(), ...(container !== undefined && { container }) };
}

function nearestContainer(unknown: string, containers: readonly string[]): string {
  const nearest = findNearestWord(unknown, containers);
  if (nearest !== undefined) return `write ${IGNORE}.${nearest}`;
  return containers.length === 0 ? `write ${IGNORE}` : `write ${IGNORE}, or the name of a container behind it: ${containers.join(', ')}`;
}

/** Names of all containers, wherever the kind has its pods. */
function listContainers(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]: [string, unknown]) =>
    CONTAINERS.includes(key) && Array.isArray(below)
      ? below.map((each: unknown) => valueAt(each, ['name'])).filter((name) => typeof name === 'string')
      : listContainers(below),
  );
}

function nearestRule(unknown: string): string {
  const nearest = findNearestWord(unknown, Object.keys(RULES));
  return nearest === undefined ? 'fairlead explain lists the rules' : `write ${nearest}`;
}

function invalid({ kind = '', metadata }: Manifest, path: string, what: string, fix: string): Finding {
  const resource = { kind, name: metadata?.name ?? '', ...(metadata?.namespace !== undefined && { namespace: metadata.namespace }) };
  return {
    id: INVALID_SUPPRESSION,
    severity: 'warning',
    certainty: 'proven',
    resource,
    path,
    what,
    why: 'the annotation suppresses nothing',
    fix,
    evidence: [],
  };
}

/** The name of the container that a path leads into. */
function containerAt(object: Manifest, path: string): string | undefined {
  const into = INTO_CONTAINER.exec(path);
  if (!into) return undefined;
  const [, above = '', field = '', index = ''] = into;
  const name = valueAt(object, [...above.split('.').filter(Boolean), field, index, 'name']);
  return typeof name === 'string' ? name : undefined;
}

function valueAt(object: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key], object);
}
