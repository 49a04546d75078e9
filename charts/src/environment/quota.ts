import type { Size } from 'cdk8s';
import type { KnownProps } from 'fairlead/contract';

/** What all pods of a namespace may use together, those that a rollout adds included. */
export interface Quota {
  /**
   * Processor that is kept for them, in thousandths of a core.
   *
   * @default no limit
   */
  readonly cpuMillis?: number;

  /**
   * Memory, both request and limit.
   *
   * @default no limit
   */
  readonly memory?: Size;

  /**
   * Disk of their nodes, both request and limit: logs and empty volumes.
   *
   * @default no limit
   */
  readonly ephemeralStorage?: Size;
}

/** Its props. */
export const QUOTA_PROPS: KnownProps<Quota> = { cpuMillis: 'optional', memory: 'optional', ephemeralStorage: 'optional' };
