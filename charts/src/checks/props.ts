import { isObject, showGiven } from 'fairlead/contract';
import { refuseAll } from './invalid-platform';

/**
 * Lets through only props that are known: a misspelt one would be left out without a word.
 *
 * @param owner whose props they are, such as `prod/user-service`
 * @param faults what was found in each group of them
 * @throws InvalidPlatform with the nearest known prop for each that is not
 */
export function checkProps(owner: string, ...faults: readonly (readonly string[])[]): void {
  refuseAll(faults.flat().map((fault) => `${owner}: ${fault}`));
}

/**
 * One line for what is no object and must be one; nothing given is no fault by itself.
 *
 * @param subject whose part it is, with its article: `an HttpService`
 * @param parts what to write in it
 */
export function findNoObject(subject: string, path: string, given: unknown, parts: string): string[] {
  if (given === undefined || isObject(given)) return [];
  return [`${path} of ${subject} is ${showGiven(given)}, which is no object; write one with ${parts}`];
}

/**
 * Props without what stands for nothing, so that a default holds: those that are `undefined`, and each part that is no object, which
 * {@link checkProps} refuses. What is told of all others needs no thought of either.
 *
 * @param parts names of the props that are objects
 */
export function givenProps<Props extends object>(given: Props, parts: readonly (keyof Props & string)[] = []): Props {
  const entries: readonly [string, unknown][] = isObject(given) ? Object.entries(given) : [];
  const isSound = ([key, value]: readonly [string, unknown]) =>
    value !== undefined && (isObject(value) || !(parts as readonly string[]).includes(key));
  return Object.fromEntries(entries.filter(isSound)) as Props;
}
