import type { Size } from 'cdk8s';
import type { KnownProps } from 'fairlead/contract';
import type { ServerTimes } from 'fairlead/doctor';
import { checkAll } from '../../checks/invalid-platform';
import { checkSizes } from '../../checks/size';
import { checkWhole } from '../../checks/whole-number';
import { checkProbes, type ProbeOverrides } from '../../pod/probes';
import { checkResources } from '../../pod/resources';

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

  /**
   * Disk of its node that is kept for its log. Its limit is that and all that its empty volumes may hold: in an environment whose storage
   * is ephemeral its records too.
   *
   * @default 100 MiB: five files of 10 MiB, as the kubelet keeps them, and as much until it looks again
   */
  readonly ephemeralStorage?: Size;

  /** Connections it accepts; more are refused. */
  readonly sockets?: number;

  /** Longest time that a start may take, in seconds: what is on disk is read again. */
  readonly startupSeconds?: number;

  /** Seconds between SIGTERM and SIGKILL, in which it writes what is in memory. */
  readonly terminationGracePeriodSeconds?: number;

  /** Numbers of the probes that differ. */
  readonly probes?: ProbeOverrides;
}

/** Its props. */
export const SERVER_PROPS: KnownProps<ServerProps> = {
  cpuLimitMillis: 'optional',
  cpuMillis: 'optional',
  storage: 'optional',
  ephemeralStorage: 'optional',
  sockets: 'optional',
  startupSeconds: 'optional',
  terminationGracePeriodSeconds: 'optional',
  probes: 'optional',
};

/** What a server was given, its defaults filled in. */
export type CompleteServerProps = Required<Omit<ServerProps, 'storage' | 'probes'>> &
  Pick<ServerProps, 'storage' | 'probes'> & { readonly memory: Size };

/** What the proof holds its probes and its grace period against. */
export function serverTimes({ startupSeconds, terminationGracePeriodSeconds: stopSeconds }: CompleteServerProps): Required<ServerTimes> {
  return { startupSeconds, stopSeconds };
}

/**
 * Lets through only numbers that the server can run with.
 *
 * @throws InvalidPlatform with every bad one
 */
export function checkServer(owner: string, props: CompleteServerProps): void {
  const { storage, sockets, startupSeconds, terminationGracePeriodSeconds } = props;
  checkAll(
    () => checkResources(owner, props),
    () => checkSizes(owner, { storage }),
    () => checkWhole(owner, { sockets, startupSeconds, terminationGracePeriodSeconds }),
    () => checkProbes(owner, startupSeconds, props.probes),
  );
}
