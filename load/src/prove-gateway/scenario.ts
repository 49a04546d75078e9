import type { Findings } from '../faults/fault';
import type { Lab } from './lab';

/** Something that clients, services or operators do to the platform, and what the gateway promises then. */
export interface Scenario {
  readonly name: string;
  /** What happens, in a few words. */
  readonly description: string;
  readonly prove: (lab: Lab) => Promise<Findings>;
}
