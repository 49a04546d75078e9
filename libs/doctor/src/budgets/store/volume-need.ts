/** How fast records come, and how long they stay. */
export interface RecordGrowth {
  readonly recordsPerSecond: number;
  /** On disk, with its share of the indexes. */
  readonly bytesPerRecord: number;
  readonly retentionSeconds: number;
}

/**
 * How long a record stays beyond its time: MongoDB looks for expired ones once a minute, and a checkpoint that lets their place go comes
 * once a minute too.
 *
 * @see https://www.mongodb.com/docs/manual/core/index-ttl/#timing-of-the-delete-operation
 */
const OVERDUE_SECONDS = 120;

/** Share of a volume that records may fill: what was deleted leaves gaps, and a full volume stops the server. */
const LARGEST_SHARE = 0.8;

/** What a server keeps beside records: its journal, the diagnostic data of 200 to 400 MiB, catalogs, temporary files. */
const BESIDE_MIB = 1_024;

const BYTES_PER_MIB = 1_048_576;

/** What a volume must hold. */
export interface VolumeNeed {
  readonly mebibytes: number;
  /** As a sum: `5000 records a second x (3600 + 120) s x 640 bytes / 0.8 + 1024 MiB beside them = 15215`. */
  readonly arithmetic: string;
}

/**
 * The size that a volume must have for all records that are there at once, in whole MiB.
 *
 * @internal
 */
export function volumeNeed({ recordsPerSecond, bytesPerRecord, retentionSeconds }: RecordGrowth): VolumeNeed {
  const bytes = recordsPerSecond * (retentionSeconds + OVERDUE_SECONDS) * bytesPerRecord;
  const mebibytes = Math.ceil(bytes / LARGEST_SHARE / BYTES_PER_MIB) + BESIDE_MIB;
  const records = `${recordsPerSecond} records a second x (${retentionSeconds} + ${OVERDUE_SECONDS}) s x ${bytesPerRecord} bytes`;
  return { mebibytes, arithmetic: `${records} / ${LARGEST_SHARE} + ${BESIDE_MIB} MiB beside them = ${mebibytes}` };
}
