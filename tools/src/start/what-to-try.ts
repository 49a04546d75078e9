import { apiGateway } from '@fairlead/contracts/api-gateway';
import type { NewUser } from '@fairlead/contracts/user-service/http';
import { OPERATIONAL_PATHS, type Route } from 'fairlead/contract';

const ADA: NewUser = { name: 'Ada', email: 'ada@example.com' };

/** Commands that show the platform at work, through the gateway at this port. README.md has the same. */
export function whatToTry(port: number): readonly string[] {
  const users = publicPath((route) => route.upstream?.service === 'user-service' && route.methods.includes('POST'));
  const data = publicPath((route) => route.upstream?.service === 'data-service');
  const gateway = `curl localhost:${port}`;
  return [
    `${gateway}${OPERATIONAL_PATHS.health}`,
    `${gateway}${users} -H 'Content-Type: application/json' -d '${JSON.stringify(ADA)}'`,
    `${gateway}${users}`,
    `${gateway}${data}`,
  ];
}

function publicPath(matches: (route: Route) => boolean): string {
  const route = apiGateway.routes.find(matches);
  if (!route) throw new Error('api-gateway has no public path to try; see contracts/api-gateway');
  return route.path;
}
