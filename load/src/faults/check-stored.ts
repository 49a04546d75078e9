import type { StoredRecords } from '../database/stored-records';
import type { Tally } from './clients/tally';
import { none, type PromiseCheck } from './promise-check';

/** The promise that every id which a client received is stored. */
export async function checkStored(records: StoredRecords, tallies: readonly Tally[]): Promise<PromiseCheck> {
  const ids = tallies.flatMap((tally) => tally.ids);
  const missing = await records.findMissing(ids);
  return none(`of ${ids.length} ids received, missing in the database`, missing.length);
}
