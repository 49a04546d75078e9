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
