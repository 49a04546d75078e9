import type { WriteConcernSettings } from 'mongodb';
import { GROUP_COMMIT } from '../write/group-commit';

/**
 * What must be true of a batch before its records count as stored: most members of the replica set have it in their journals, so that no
 * failover rolls it back. An address may ask for more members than that, and for less time, not for less.
 *
 * @param members of the replica set, 1 where there is none
 */
export function durableConcern({ w, wtimeoutMS = Infinity }: WriteConcernSettings, members: number) {
  const majority = Math.floor(members / 2) + 1;
  return {
    w: typeof w === 'number' && w > majority ? w : 'majority',
    j: true,
    // After that nobody waits for it any more.
    wtimeout: Math.min(wtimeoutMS, GROUP_COMMIT.longestMs),
  };
}
