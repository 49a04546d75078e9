import type { Size } from 'cdk8s';
import { findUnknownProps, isObject, type KnownProps } from 'fairlead/contract';
import { findSizeFaults } from '../checks/size';
import { findWholeFaults } from '../checks/whole-number';

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

const QUOTA_PROPS: KnownProps<Quota> = { cpuMillis: 'optional', memory: 'optional', ephemeralStorage: 'optional' };

/** What is wrong with it. */
export function findQuotaFaults(subject: string, quota: Quota): string[] {
  const unknown = findUnknownProps({ subject, given: quota, path: 'quota.' }, QUOTA_PROPS);
  if (!isObject(quota)) return unknown;
  const { cpuMillis, memory, ephemeralStorage }: Quota = quota;
  return [
    ...unknown,
    ...findWholeFaults({ 'quota.cpuMillis': cpuMillis }),
    ...findSizeFaults({ 'quota.memory': memory, 'quota.ephemeralStorage': ephemeralStorage }),
  ];
}
