import { apiGateway } from '@fairlead/contracts/api-gateway';
import { ROUTE_DEFAULTS } from 'fairlead/contract';
import { findPaths } from '../../client/endpoints';
import { Connection, type Outcome } from '../../http/connection';

/** How many are asked for at a time. */
const AT_ONCE = 10;

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

/** @throws Error where the answer says neither */
async function isThere(connection: Connection, id: string): Promise<boolean> {
  const path = findPaths(apiGateway).user!.replace(':id', id);
  const outcome = await new Promise<Outcome>((done) => connection.ask({ method: 'GET', path }, done));
  if ('failure' in outcome || ![200, 404].includes(outcome.status))
    throw new Error(`nobody knows whether user ${id} is there: ${'failure' in outcome ? outcome.failure : `status ${outcome.status}`}`);
  return outcome.status === 200;
}
