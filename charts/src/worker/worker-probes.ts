import type { KnownProps, WorkerContract } from 'fairlead/contract';
import type { ProbeOverrides } from '../pod/probes';

/** The probes of a worker: nobody sends it requests, so nobody asks whether it is ready for them. */
export type WorkerProbes = Pick<ProbeOverrides, 'startup' | 'liveness'>;

/** Their props. */
export const PROBE_PROPS: KnownProps<WorkerProbes> = { startup: 'optional', liveness: 'optional' };

/** What is wrong with numbers of probes that there are none of. */
export function findUselessProbes({ health }: WorkerContract, probes: WorkerProbes | undefined): string[] {
  if (health.kind !== 'none' || probes === undefined || Object.keys(probes).length === 0) return [];
  return ['probes has numbers, but its contract says no way to ask it; add managementPort or livenessCommand there, or leave probes out'];
}
