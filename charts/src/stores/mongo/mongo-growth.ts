import { Size } from 'cdk8s';
import { findPropFaults, type KnownProps } from 'fairlead/contract';
import { type RecordGrowth, volumeNeed } from 'fairlead/doctor';
import { checkProps, givenProps } from '../../checks/props';
import { checkAll } from '../../checks/invalid-platform';
import { checkWhole } from '../../checks/whole-number';

/** How the volume of a store fills. */
export interface MongoGrowth extends RecordGrowth {
  /** Records that all services together write in a second, on average over the time that they stay. */
  readonly recordsPerSecond: number;

  /** Bytes of a record on disk, with its share of the indexes. */
  readonly bytesPerRecord: number;

  /** Seconds after which the server drops a record. */
  readonly retentionSeconds: number;

  /** Variable by which a service is told `retentionSeconds`: a budget reads it from every service that has it in its contract. */
  readonly retentionVariable: string;
}

const MONGO_GROWTH_PROPS: KnownProps<MongoGrowth> = {
  recordsPerSecond: 'required',
  bytesPerRecord: 'required',
  retentionSeconds: 'required',
  retentionVariable: 'required',
};

const MIB_PER_GIB = 1_024;

/** The volume that holds the records, in whole GiB. Nothing where the numbers, which {@link checkGrowth} refuses, say none. */
export function findStorage(growth: MongoGrowth): Size | undefined {
  const gibibytes = Math.ceil(volumeNeed(growth).mebibytes / MIB_PER_GIB);
  return Number.isSafeInteger(gibibytes) && gibibytes > 0 ? Size.gibibytes(gibibytes) : undefined;
}

/**
 * Lets through only whole numbers.
 *
 * @throws InvalidPlatform with every bad one
 */
export function checkGrowth(owner: string, growth: MongoGrowth | undefined): void {
  if (growth === undefined) return;
  const { recordsPerSecond, bytesPerRecord, retentionSeconds } = givenProps(growth);
  checkAll(
    () => checkProps(owner, findPropFaults({ subject: 'a MongoStore', given: growth, path: 'growth.' }, MONGO_GROWTH_PROPS)),
    () =>
      checkWhole(owner, {
        'growth.recordsPerSecond': recordsPerSecond,
        'growth.bytesPerRecord': bytesPerRecord,
        'growth.retentionSeconds': retentionSeconds,
      }),
  );
}
