import type { Size } from 'cdk8s';
import { checkProbes, type ProbeOverrides } from '../pod/probes';
import { checkResources } from '../pod/resources';
import { checkWhole } from '../checks/whole-number';

/** What every store that runs in the cluster may be given beside its own. */
export interface ServerProps {
  /** Most processor that it gets, in thousandths of a core. */
  readonly cpuLimitMillis?: number;

  /** Processor that is kept for it, in thousandths of a core. */
  readonly cpuMillis?: number;

  /**
   * Size of its volume. A volume that is there can only grow, and not by an apply: docs/upgrade.md.
   *
   * @default what the environment says of all claims, else 8 GiB
   */
  readonly storage?: Size;

  /** Connections it accepts; more are refused. */
  readonly sockets?: number;

  /** Longest time that a start may take, in seconds: what is on disk is read again. */
  readonly startupSeconds?: number;

  /** Seconds between SIGTERM and SIGKILL, in which it writes what is in memory. */
  readonly terminationGracePeriodSeconds?: number;

  /** Numbers of the probes that differ. */
  readonly probes?: ProbeOverrides;
}

/** What a server was given, its defaults filled in. */
export type CompleteServerProps = Required<Omit<ServerProps, 'storage' | 'probes'>> &
  Pick<ServerProps, 'storage' | 'probes'> & { readonly memory: Size };

/** Lets through only numbers that the server can run with. */
export function checkServer(owner: string, props: CompleteServerProps): void {
  const { sockets, startupSeconds, terminationGracePeriodSeconds } = props;
  checkResources(owner, props);
  checkWhole(owner, { sockets, startupSeconds, terminationGracePeriodSeconds });
  checkProbes(owner, startupSeconds, props.probes);
}
