import { totalmem } from 'node:os';

/** Bytes that this process may use: its container's limit, or all that the machine has. */
export function findMemoryLimit(): number {
  // Without a limit, libuv tells none (0) or the largest number that the kernel knows.
  return Math.min(process.constrainedMemory() || Infinity, totalmem());
}
