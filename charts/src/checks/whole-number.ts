import { showNumber } from 'fairlead/contract';
import { InvalidPlatform } from './invalid-platform';

/**
 * Lets through only whole numbers in a range.
 *
 * @param owner whose numbers they are, such as `prod/mongo`
 * @param numbers by the name of their prop; those left out are not looked at
 * @throws InvalidPlatform with every bad number
 */
export function checkWhole(
  owner: string,
  numbers: Readonly<Record<string, number | undefined>>,
  min = 1,
  max = Number.MAX_SAFE_INTEGER,
): void {
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  const faults = Object.entries(numbers)
    .filter(([, number]) => number !== undefined && !(Number.isInteger(number) && number >= min && number <= max))
    .map(([field, number]) => `${owner}: ${field} is ${showNumber(field, number)}; write a whole number ${range}`);
  if (faults.length > 0) throw new InvalidPlatform(faults);
}
