import { showNumber } from 'fairlead/contract';
import { refuse } from './invalid-platform';

/**
 * Lets through only a share that leaves something: above 0 and below 1, or up to 1 where all may be taken.
 *
 * @param owner whose share it is, such as `prod/user-service`
 * @throws InvalidPlatform with one to write
 */
export function checkShare(owner: string, field: string, share: number, example: string, mayBeAll = false): void {
  if (share > 0 && (share < 1 || (mayBeAll && share === 1))) return;
  refuse(
    `${owner}: ${field} is ${showNumber(field, share)}; write a number above 0 and ${mayBeAll ? 'up to' : 'below'} 1, such as ${example}`,
  );
}
