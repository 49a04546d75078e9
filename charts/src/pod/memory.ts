import { type Size, SizeRoundingBehavior } from 'cdk8s';

/** A size in mebibytes, fractions kept. */
export function toMiB(size: Size): number {
  return size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
}

/** Whole mebibytes in a share of a memory limit, rounded down. */
export function shareMiB(limit: Size, share: number): number {
  return Math.floor(toMiB(limit) * share);
}

/** A size as Kubernetes writes it: `256Mi`. */
export function toQuantity(size: Size): string {
  return `${size.toMebibytes()}Mi`;
}
