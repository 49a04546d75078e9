import { findUnknownProps, isAddress, isCidr, type KnownProps, PROXY_VARIABLES } from 'fairlead/contract';
import { createHttpRoute } from './http-route';
import { createIngress } from './ingress';
import { refuseAll } from '../checks/invalid-platform';
import type { ServiceScope } from '../graph/scope';
import { publicPaths } from './public-paths';
import { allowFromNamespace } from '../graph/edge';

/** What one exposed host changes of its environment's way in. */
export interface ExposureOptions {
  /**
   * Address ranges of the proxies in front, whose word is taken for a client's address: `['10.244.0.0/16']`. Becomes `TRUSTED_PROXIES`.
   *
   * @default those of the environment's ingress
   */
  readonly trustedProxies?: readonly string[];
}

const EXPOSURE_PROPS: KnownProps<ExposureOptions> = { trustedProxies: 'optional' };

/** How a service is reached from outside. */
export interface Exposure {
  readonly host: string;
  readonly trustedProxies: readonly string[];
}

const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Publishes a service under a host name: the public routes of its contract and nothing else, and the way in for the pods of the
 * environment's ingress controller.
 *
 * @param host DNS name, without scheme, port or path
 * @throws InvalidPlatform for a host that is none, a contract without a public route, and addresses that are none
 */
export function expose(service: ServiceScope, host: string, options: ExposureOptions): Exposure {
  const { ingress } = service.platform.environment;
  const { trustedProxies = ingress.trustedProxies } = options;
  const paths = publicPaths(service.contract.routes);
  const faults = findFaults(service, host, options, { paths, trustedProxies });
  refuseAll(faults.map((fault) => `${service.address}: exposeAt(${JSON.stringify(host)})${fault}`));
  if (!service.sound) return { host, trustedProxies };

  if (ingress.kind === 'gateway-api') createHttpRoute(service, ingress, host, paths);
  else createIngress(service, ingress, host, paths);
  allowFromNamespace(service, 'ingress-controller', ingress.controller, service.port);
  return { host, trustedProxies };
}

function findFaults(
  service: ServiceScope,
  host: string,
  options: ExposureOptions,
  { paths, trustedProxies }: { readonly paths: readonly string[]; readonly trustedProxies: readonly string[] },
): string[] {
  const faults = findUnknownProps({ subject: 'its options', given: options }, EXPOSURE_PROPS).map((fault) => `: ${fault}`);
  if (!HOST.test(host)) faults.push(' names no host; write a DNS name such as shop.example.com');
  if (paths.length === 0) faults.push(' would publish nothing, since no route is public; mark one "public: true" in its contract');
  for (const range of trustedProxies.filter((each) => !isAddress(each) && !isCidr(each)))
    faults.push(`: trustedProxies has ${JSON.stringify(range)}, which is no address range; write one such as "10.244.0.0/16"`);
  if (options.trustedProxies && !declaresTrustedProxies(service)) {
    faults.push(
      `: trustedProxies would reach nobody, since its contract reads no ${PROXY_VARIABLES.trustedProxies}; add it to the contract's env`,
    );
  }
  return faults;
}

/** The variable that tells an exposed service whose word to take. */
export function exposureVariables(service: ServiceScope, exposure: Exposure | undefined): Readonly<Record<string, string>> {
  if (!exposure || exposure.trustedProxies.length === 0 || !declaresTrustedProxies(service)) return {};
  return { [PROXY_VARIABLES.trustedProxies]: exposure.trustedProxies.join(',') };
}

/** What is wrong with a rate limit behind the ingress. */
export function exposureFaults(
  service: ServiceScope,
  exposure: Exposure | undefined,
  variables: ReadonlyMap<string, { readonly value?: string }>,
): string[] {
  const { rateLimit, trustedProxies } = PROXY_VARIABLES;
  const preset = service.contract.env[rateLimit]?.default;
  const limit = Number(variables.get(rateLimit)?.value ?? preset ?? 0);
  if (!exposure || !(limit > 0) || variables.has(trustedProxies)) return [];
  const fix = declaresTrustedProxies(service)
    ? `write exposeAt(${JSON.stringify(exposure.host)}, { trustedProxies: ["<range of the controller's pods>"] })`
    : `add ${trustedProxies} to its contract's env, and trustedProxies to exposeAt`;
  return [
    `${service.address}: ${rateLimit} is ${limit} a client, but behind the ingress every client has the ingress's address, so all would share one limit; ${fix}`,
  ];
}

function declaresTrustedProxies({ contract }: ServiceScope): boolean {
  return contract.env[PROXY_VARIABLES.trustedProxies] !== undefined;
}
