import { setTimeout as delay } from 'node:timers/promises';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { ROUTE_DEFAULTS } from 'fairlead/contract';
import { findPaths } from '../../client/endpoints';
import { Connection, type Outcome } from '../../http/connection';

/** How many are asked for at a time. */
const AT_ONCE = 10;

/** What does not answer just now is asked again: whether it failed is another question than whether something is lost. */
const MOST_TRIES = 5;

const TRY_AGAIN_MS = 1_000;

/** Asks the gateway for users. @returns the ids of those that it does not have */
export async function findMissingUsers(url: string, ids: readonly string[]): Promise<readonly string[]> {
  const missing: string[] = [];
  const left = ids.values();
  const work = async () => {
    const connection = new Connection({ origin: url, timeoutMs: ROUTE_DEFAULTS.timeoutMs });
    for (const id of left) if (!(await isThere(connection, id))) missing.push(id);
    connection.end();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return missing;
}

/** @throws Error where no answer says either, though it was asked again and again */
async function isThere(connection: Connection, id: string): Promise<boolean> {
  const path = findPaths(apiGateway).user!.replace(':id', id);
  let last = '';
  for (let asked = 0; asked < MOST_TRIES; asked += 1) {
    if (asked > 0) await delay(TRY_AGAIN_MS);
    const outcome = await new Promise<Outcome>((done) => connection.ask({ method: 'GET', path }, done));
    if ('status' in outcome && (outcome.status === 200 || outcome.status === 404)) return outcome.status === 200;
    last = 'failure' in outcome ? outcome.failure : `status ${outcome.status}`;
  }
  throw new Error(`nobody knows whether user ${id} is there: ${last}`);
}
