import type { ServiceContract } from 'fairlead/contract';

/** Milliseconds between the drain deadline and the kubelet's SIGKILL: the process still has to close its stores, log what was left and exit. */
export const EXIT_MARGIN_MS = 5_000;

/** What a contract says about stopping. */
export type Shutdown = ServiceContract['shutdown'];

/** `terminationGracePeriodSeconds`: linger, drain and margin, rounded up to whole seconds. */
export function gracePeriodSeconds({ lingerMs, drainDeadlineMs }: Shutdown): number {
  return Math.ceil((lingerMs + drainDeadlineMs + EXIT_MARGIN_MS) / 1_000);
}
