import { findNearestWord } from './nearest-word';
import { showGiven, showJson } from './show-given';

/**
 * Every prop of a type, and whether it has a default: a table that forgets one, or has one too many, does not compile.
 *
 * @internal
 */
export type KnownProps<Props> = {
  readonly [Key in keyof Props]-?: Partial<Pick<Props, Key>> extends Pick<Props, Key> ? 'optional' : 'required';
};

/**
 * The same for a type of several variants, by the word that tells them apart.
 *
 * @internal
 */
export type KnownVariants<Props, Tag extends keyof Props> = {
  readonly [Word in Props[Tag] & string]: KnownProps<Variant<Props, Tag, Word>>;
};

type Variant<Props, Tag extends keyof Props, Word> = Props extends unknown ? (Word extends Props[Tag] ? Props : never) : never;

type Known = Readonly<Record<string, 'optional' | 'required'>>;

/** Props to look at, and how messages name them. */
interface GivenProps {
  /** With its article: `an HttpService`. */
  readonly subject: string;
  /** What was given; anything, since it may come from plain JavaScript. */
  readonly given: unknown;
  /**
   * Where they are within the subject: `probes.startup.`.
   *
   * @default the subject's own
   */
  readonly path?: string;
}

/**
 * One line for each prop that is not known, with the nearest that is, and for each that is needed and missing.
 *
 * @internal
 */
export function findPropFaults(props: GivenProps, known: Known): string[] {
  const { subject, given, path = '' } = props;
  const noObject = findNoObject(props, Object.keys(known));
  if (noObject !== undefined) return [noObject];
  const written: Readonly<Record<string, unknown>> = isObject(given) ? given : {};
  const unknown = Object.keys(written).filter((key) => !Object.hasOwn(known, key));
  const meant = new Set(unknown.map((key) => findNearestWord(key, Object.keys(known))));
  const missing = Object.keys(known).filter((key) => known[key] === 'required' && written[key] === undefined && !meant.has(key));
  return [...findUnknownProps(props, known), ...missing.map((key) => `${path}${key} is missing; ${subject} has no default for it`)];
}

/**
 * One line for each prop that is not known, with the nearest that is; one alone where something is given that has no props.
 *
 * @internal
 */
export function findUnknownProps(props: GivenProps, known: Known): string[] {
  const { subject, given, path = '' } = props;
  const names = Object.keys(known);
  const noObject = findNoObject(props, names);
  if (noObject !== undefined) return [noObject];
  return Object.keys(isObject(given) ? given : {})
    .filter((key) => !Object.hasOwn(known, key))
    .map((key) => {
      const nearest = findNearestWord(key, names);
      const instead = nearest === undefined ? `one of ${names.join(', ')}` : `${path}${nearest}`;
      return `${path}${key} is no prop of ${subject}; write ${instead}`;
    });
}

/**
 * The same for props of several variants, told apart by one of them.
 *
 * @internal
 */
export function findVariantFaults(props: GivenProps, tag: string, variants: Readonly<Record<string, Known>>): string[] {
  const { subject, given, path = '' } = props;
  const noObject = findNoObject(props, [tag]);
  if (noObject !== undefined) return [noObject];
  const word = isObject(given) ? given[tag] : undefined;
  if (typeof word === 'string' && Object.hasOwn(variants, word)) return findPropFaults(props, variants[word] ?? {});
  const words = Object.keys(variants);
  const instead = findNearestWord(String(word), words) ?? `one of ${words.join(', ')}`;
  return [`${path}${tag} of ${subject} is ${showJson(word)}; write ${instead}`];
}

/** What was given in place of an object. Nothing at all is no fault by itself. */
function findNoObject({ subject, given, path }: GivenProps, names: readonly string[]): string | undefined {
  if (given === undefined || isObject(given)) return undefined;
  const place = path === undefined ? `what was given to ${subject}` : `${path.replace(/\.$/, '')} of ${subject}`;
  return `${place} is ${showGiven(given)}, which is no object; write one with ${names.join(', ')}`;
}

/**
 * Whether a value, which may come from plain JavaScript, has props.
 *
 * @internal
 */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
