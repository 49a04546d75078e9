import { showNumber } from 'fairlead/contract';
import { refuseAll } from './invalid-platform';

/**
 * Lets through only whole numbers in a range.
 *
 * @param owner whose numbers they are, such as `prod/mongo`
 * @param numbers by the name of their prop; those left out are not looked at
 * @throws InvalidPlatform with every bad number
 */
export function checkWhole(owner: string, numbers: Readonly<Record<string, number | undefined>>, min?: number, max?: number): void {
  refuseAll(findWholeFaults(numbers, min, max).map((fault) => `${owner}: ${fault}`));
}

/** One line for each number that is no whole one in a range; those left out are not looked at. */
export function findWholeFaults(numbers: Readonly<Record<string, number | undefined>>, min = 1, max = Number.MAX_SAFE_INTEGER): string[] {
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  return Object.entries(numbers)
    .filter(([, number]) => number !== undefined && !(Number.isInteger(number) && number >= min && number <= max))
    .map(([field, number]) => `${field} is ${showNumber(field, number)}; write a whole number ${range}`);
}
