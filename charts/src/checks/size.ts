import { Size, SizeRoundingBehavior } from 'cdk8s';
import { findMeantSize, showGiven } from 'fairlead/contract';
import { refuseAll } from './invalid-platform';

/**
 * Lets through only sizes of whole mebibytes, which is what manifests say.
 *
 * @param owner whose sizes they are, such as `prod/mongo`
 * @param sizes by the name of their prop; those left out are not looked at
 * @throws InvalidPlatform with every bad size
 */
export function checkSizes(owner: string, sizes: Readonly<Record<string, Size | undefined>>): void {
  refuseAll(findSizeFaults(sizes).map((fault) => `${owner}: ${fault}`));
}

/** One line for each size that is none of whole mebibytes; those left out are not looked at. */
export function findSizeFaults(sizes: Readonly<Record<string, Size | undefined>>): string[] {
  const bad = Object.entries(sizes).filter(([, size]) => size !== undefined && !isWholeMebibytes(size));
  return bad.map(([field, size]) => {
    const meant = findMeantSize(size);
    if (meant !== undefined) return `${field} is ${showGiven(size)} (did you mean ${meant}?), which is no size`;
    return `${field} is no size of whole mebibytes, at least 1; write one such as Size.mebibytes(256)`;
  });
}

/** Whether a value, which may come from plain JavaScript, is such a size. */
export function isWholeMebibytes(size: unknown): size is Size {
  if (!(size instanceof Size)) return false;
  const mebibytes = size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
  return Number.isInteger(mebibytes) && mebibytes > 0;
}
