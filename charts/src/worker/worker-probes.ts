import { findUnknownProps, isObject, type KnownProps, type WorkerContract } from 'fairlead/contract';
import type { ProbeOverrides } from '../pod/probes';

/** The probes of a worker: nobody sends it requests, so nobody asks whether it is ready for them. */
export type WorkerProbes = Pick<ProbeOverrides, 'startup' | 'liveness'>;

const PROBE_PROPS: KnownProps<WorkerProbes> = { startup: 'optional', liveness: 'optional' };

/** That probes name one which workers do not have. What else is wrong with them is told of all workloads. */
export function findWorkerProbeFaults(subject: string, probes: unknown): string[] {
  return isObject(probes) && 'readiness' in probes ? findUnknownProps({ subject, given: probes, path: 'probes.' }, PROBE_PROPS) : [];
}

/** What is wrong with numbers of probes that there are none of. */
export function findUselessProbes({ health }: WorkerContract, probes: WorkerProbes | undefined): string[] {
  if (health.kind !== 'none' || probes === undefined || Object.keys(probes).length === 0) return [];
  return ['probes has numbers, but its contract says no way to ask it; add managementPort or livenessCommand there, or leave probes out'];
}
