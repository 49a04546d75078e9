import type { ClientProps } from '../client/client';

/** Says where bodies were not all looked at; for the sources of a report. */
export function describeReading({ readEvery }: ClientProps): readonly string[] {
  return readEvery > 1 ? [`One in ${readEvery} bodies of /api/data was looked at; of all others the status.`] : [];
}
