import { NANO } from './quantity';

/** Units of the budget table: whole processors, and MiB of memory and of the node's disk. */
export const RESOURCE_UNITS = Object.freeze({ cpu: 'cores', memory: 'MiB', 'ephemeral-storage': 'MiB' });

const MEBI = 1_048_576n;

/** Billionths in a unit of the table, to a thousandth of it, rounded up: what is over a limit never looks as if it were not. */
export function toUnit(billionths: bigint, unit: string): number {
  const size = unit === RESOURCE_UNITS.memory ? MEBI * NANO : NANO;
  return Number((billionths * 1_000n + size - 1n) / size) / 1_000;
}

/** `2.5 cores`, `4352 MiB`, `17 pods`. */
export function formatAmount(billionths: bigint, unit: string): string {
  return `${toUnit(billionths, unit)} ${unit}`;
}
