import {
  findUnknownProps,
  isAddress,
  isCidr,
  isGrpcPort,
  isObject,
  type KnownProps,
  PROXY_VARIABLES,
  type Route,
  showGiven,
} from 'fairlead/contract';
import { LONGEST_NAME } from '../checks/host';
import { findIngressPropFaults, findTlsFaults, type IngressSettings } from '../environment/ingress-settings';
import type { ServiceScope } from '../graph/scope';
import { isBelow, publicPaths } from './public-paths';

/** What one exposed host changes of its environment's way in. */
export interface ExposureOptions {
  /**
   * Address ranges of the proxies in front, whose word is taken for a client's address: `['10.244.0.0/16']`. Becomes `TRUSTED_PROXIES`.
   *
   * @default those of its ingress
   */
  readonly trustedProxies?: readonly string[];

  /**
   * Path prefixes that are published at this host: `['/api/orders']`. Of a gRPC port these are its services, `/shop.Cart`, or single methods,
   * `/shop.Cart/Get`. Of the traffic port each is one of the contract's public routes, or
   * lies below one.
   *
   * @default all public routes of the contract
   */
  readonly paths?: readonly string[];

  /**
   * Port that is published, by the name that the contract gives it: `admin`. Of one that is not the traffic port no contract says the
   * routes, so `paths` does.
   *
   * @default the traffic port
   */
  readonly port?: string;

  /**
   * Way in, where it is another than that of the environment: `ingressNginx({ className: 'internal', tlsSecretName })`.
   *
   * @default that of the environment
   */
  readonly ingress?: IngressSettings;
}

const EXPOSURE_PROPS: KnownProps<ExposureOptions> = {
  trustedProxies: 'optional',
  paths: 'optional',
  port: 'optional',
  ingress: 'optional',
};

/** What one exposed host of a gRPC service says: no contract tells which of its methods clients outside may call. */
export interface GrpcExposureOptions extends Omit<ExposureOptions, 'paths'> {
  /**
   * Services that are published, `/shop.Cart`, or single methods, `/shop.Cart/Get`; `/` is all that it answers. Of another port that does not
   * speak gRPC these are path prefixes.
   */
  readonly paths: readonly string[];
}

/** One host under which a service is reached from outside. */
export interface Exposure {
  readonly host: string;
  /** The fewest path prefixes, in order. */
  readonly paths: readonly string[];
  /** Of the service, by name. */
  readonly portName: string;
  readonly port: number;
  readonly isGrpc: boolean;
  readonly ingress: IngressSettings;
  readonly trustedProxies: readonly string[];
  /** Whether it is published as everything else of the service is, so that it shares an object with that. */
  readonly isCommon: boolean;
}

const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const PATH = /^\/([\w.~-]+(\/[\w.~-]+)*)?$/;

/** A service of gRPC, `/shop.Cart`, or a method of it, as a GRPCRoute takes them (Gateway API v1, GRPCMethodMatch); or all of them. */
const GRPC_PATH = /^\/([A-Za-z_]\w*(\.[A-Za-z_]\w*)*(\/[A-Za-z_]\w*)?)?$/;

/** A service with the names of its ports. */
export type ExposedService = ServiceScope & { readonly ports: Readonly<Record<string, number>> };

/** The name of the port that serves a contract's routes. */
function trafficName({ port, ports }: ExposedService): string {
  return Object.keys(ports).find((name) => ports[name] === port) ?? String(port);
}

/** The routes of whose limits a proxy in front knows. */
export function knownRoutes(service: ServiceScope, { port }: Exposure): readonly Route[] {
  return routesOf(service, port) ?? [];
}

/** The routes of a port. Nothing where no contract says any: of gRPC, and of a port beside the traffic port. */
function routesOf({ contract, port: traffic }: ServiceScope, port: number): readonly Route[] | undefined {
  return contract.kind === 'http' && port === traffic ? contract.routes : undefined;
}

/** What was given, its defaults filled in. What is bad of it {@link findExposureFaults} tells. */
export function completeExposure(service: ExposedService, host: string, options: ExposureOptions): Exposure {
  const { port: portName = trafficName(service), paths } = options;
  const port = service.ports[portName] ?? service.port;
  const ingress = isObject(options.ingress) ? options.ingress : service.platform.environment.ingress;
  const { trustedProxies = ingress.trustedProxies ?? [] } = options;
  const common = publicPaths(routesOf(service, port) ?? []);
  return {
    host,
    paths: Array.isArray(paths) ? [...(paths as readonly string[])].sort() : common,
    portName,
    port,
    isGrpc: isGrpcPort(String(portName)),
    ingress,
    trustedProxies,
    isCommon: paths === undefined && port === service.port && options.ingress === undefined,
  };
}

/** What is wrong with a host, to follow `exposeAt("shop.example.com")`. */
export function findExposureFaults(service: ExposedService, options: ExposureOptions, exposure: Exposure): string[] {
  const { host, trustedProxies } = exposure;
  const faults = findUnknownProps({ subject: 'its options', given: options }, EXPOSURE_PROPS).map((fault) => `: ${fault}`);
  if (typeof host !== 'string' || host.length > LONGEST_NAME || !HOST.test(host))
    faults.push(' names no host; write a DNS name such as shop.example.com');
  faults.push(...findIngressFaults(service, options), ...findPathFaults(service, options, exposure));
  for (const range of trustedProxies.filter((each) => !isAddress(each) && !isCidr(each)))
    faults.push(`: trustedProxies has ${JSON.stringify(range)}, which is no address range; write one such as "10.244.0.0/16"`);
  if (options.trustedProxies && !declaresTrustedProxies(service)) {
    faults.push(
      `: trustedProxies would reach nobody, since its contract reads no ${PROXY_VARIABLES.trustedProxies}; add it to the contract's env`,
    );
  }
  return faults;
}

function findIngressFaults({ platform }: ServiceScope, { ingress }: ExposureOptions): string[] {
  if (ingress === undefined) return [];
  // An environment of production has TLS, and so has every way into it.
  const needsTls = findTlsFaults('its environment', platform.environment.ingress).length === 0;
  return [...findIngressPropFaults('its options', ingress), ...(needsTls ? findTlsFaults('its options', ingress) : [])].map(
    (fault) => `: ${fault}`,
  );
}

function findPathFaults(service: ExposedService, { paths: given }: ExposureOptions, { paths, port, portName, isGrpc }: Exposure): string[] {
  const names = Object.keys(service.ports);
  if (!names.includes(portName))
    return [`: port is ${showGiven(portName)}, which its contract does not have; write one of ${names.join(', ')}`];
  if (given !== undefined && !Array.isArray(given)) return [`: paths is ${showGiven(given)}, which is no list; write one such as ["/api"]`];
  const wanted = isGrpc ? GRPC_PATH : PATH;
  const bad = paths.filter((path) => typeof path !== 'string' || !wanted.test(path));
  if (isGrpc && bad.length > 0)
    return bad.map((path) => `: paths has ${showGiven(path)}; write a service such as "/shop.Cart", or a method of it, "/shop.Cart/Get"`);
  if (bad.length > 0) return bad.map((path) => `: paths has ${showGiven(path)}; write a path such as "/api", without parameters`);
  const routes = routesOf(service, port);
  if (!routes)
    return paths.length > 0 ? [] : [`: of the port ${portName} its contract says no routes; write paths: ["/"], or those that are meant`];
  const open = publicPaths(routes);
  if (open.length === 0) return [' would publish nothing, since no route is public; mark one "public: true" in its contract'];
  if (paths.length === 0) return [': paths is empty, so it would publish nothing; leave it out, or write some'];
  return paths
    .filter((path) => !open.some((route) => path === route || isBelow(path, route)))
    .map(
      (path) =>
        `: paths has ${JSON.stringify(path)}, where its contract has no public route; write one of ${open.join(', ')}, or what lies below`,
    );
}

/** Whether a service reads whose word it may take for a client's address. */
export function declaresTrustedProxies({ contract }: ServiceScope): boolean {
  return contract.env[PROXY_VARIABLES.trustedProxies] !== undefined;
}
