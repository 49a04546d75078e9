import { apiGateway } from '@fairlead/contracts/api-gateway';
import { type ENDPOINTS, findPaths } from '../client/endpoints';

/** What clients ask the gateway for: a page of users, which may be asked for again, and records, which may not, since each call writes some. */
export const PUBLIC_PATHS = Object.freeze({ users: getPath('users'), data: getPath('data') });

function getPath(endpoint: keyof typeof ENDPOINTS): string {
  const path = findPaths(apiGateway)[endpoint];
  if (path === undefined) throw new Error(`${apiGateway.name} does not publish ${endpoint} any more`);
  return path;
}
