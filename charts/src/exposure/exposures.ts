import { PROXY_VARIABLES } from 'fairlead/contract';
import type { NamespacePods } from '../environment/namespace-pods';
import type { IngressSettings } from '../environment/ingress-settings';
import { allowFromNamespace, declareFromNamespace } from '../graph/edge';
import type { ServiceScope } from '../graph/scope';
import {
  completeExposure,
  declaresTrustedProxies,
  type ExposedService,
  type Exposure,
  type ExposureOptions,
  findExposureFaults,
} from './exposure-options';
import { createGrpcRoute } from './grpc-route';
import { createHttpRoute } from './http-route';
import { createIngress } from './ingress';

/** Every host under which a service is reached from outside. */
export class Exposures {
  private readonly service: ExposedService;
  private readonly all = new Map<string, Exposure>();
  private readonly byObject = new Map<string, Exposure[]>();
  private readonly portsByController = new Map<string, Set<number>>();

  constructor(service: ExposedService) {
    this.service = service;
  }

  /**
   * Publishes a service under a host name: the public routes of its contract and nothing else, and the way in for the pods of the
   * ingress controller.
   *
   * @param host DNS name, without scheme, port or path
   */
  add(host: string, options: ExposureOptions): void {
    const { service } = this;
    const exposure = completeExposure(service, host, options);
    const faults = findExposureFaults(service, options, exposure);
    const object = nameObject(service, exposure);
    const key = exposure.isCommon ? host : object;
    if (faults.length === 0 && this.all.has(key)) faults.push(' is said twice; say it once, with all of its paths');
    for (const fault of faults) service.platform.report(`${service.address}: exposeAt(${JSON.stringify(host)})${fault}`);
    if (faults.length > 0) return;
    this.all.set(key, exposure);
    if (!service.sound) return;
    this.route(object, exposure);
    this.admit(exposure);
  }

  /** The variable that tells the service whose word to take. */
  get variables(): Readonly<Record<string, string>> {
    const ranges = [...new Set(this.sorted.flatMap(({ trustedProxies }) => trustedProxies))];
    if (ranges.length === 0 || !declaresTrustedProxies(this.service)) return {};
    return { [PROXY_VARIABLES.trustedProxies]: ranges.join(',') };
  }

  /** What is wrong with a rate limit behind an ingress. */
  findFaults(variables: ReadonlyMap<string, { readonly value?: string }>): string[] {
    const { rateLimit, trustedProxies } = PROXY_VARIABLES;
    const { contract, address } = this.service;
    const [first] = this.sorted;
    const limit = Number(variables.get(rateLimit)?.value ?? contract.env[rateLimit]?.default ?? 0);
    if (!first || !(limit > 0) || variables.has(trustedProxies)) return [];
    const fix = declaresTrustedProxies(this.service)
      ? `write exposeAt(${JSON.stringify(first.host)}, { trustedProxies: ["<range of the controller's pods>"] })`
      : `add ${trustedProxies} to its contract's env, and trustedProxies to exposeAt`;
    return [
      `${address}: ${rateLimit} is ${limit} a client, but behind the ingress every client has the ingress's address, so all would share one limit; ${fix}`,
    ];
  }

  /** What has the same paths, port and way in is one object, of as many hosts as there are when it is rendered. */
  private route(object: string, exposure: Exposure): void {
    const known = this.byObject.get(object);
    if (known) return void known.push(exposure);
    const same = [exposure];
    this.byObject.set(object, same);
    const { ingress } = exposure;
    const published = { name: object, exposure, hosts: () => same.map(({ host }) => host).sort() };
    if (ingress.kind === 'gateway-api') (exposure.isGrpc ? createGrpcRoute : createHttpRoute)(this.service, ingress, published);
    else createIngress(this.service, ingress, published);
  }

  private admit({ ingress, port }: Exposure): void {
    const { service } = this;
    const { controller } = ingress;
    const key = keyOf(controller);
    const isOwn = key === keyOf(service.platform.environment.ingress.controller);
    const ports = this.portsByController.get(key) ?? new Set<number>();
    if (!this.portsByController.has(key)) {
      this.portsByController.set(key, ports);
      allowFromNamespace(service, isOwn ? 'ingress-controller' : nameIngress(ingress), controller, () => [...ports].sort((a, b) => a - b));
    }
    if (ports.has(port)) return;
    ports.add(port);
    declareFromNamespace(service, controller, port);
  }

  private get sorted(): readonly Exposure[] {
    return [...this.all.values()].sort((a, b) => (a.host < b.host ? -1 : 1));
  }
}

/** Of the service's own name, unless it is published in another way than the rest. */
function nameObject({ name, port }: ServiceScope, exposure: Exposure): string {
  if (exposure.isCommon) return name;
  return [name, exposure.host, ...(exposure.port === port ? [] : [exposure.portName])].join('-');
}

function nameIngress(ingress: IngressSettings): string {
  return ingress.kind === 'gateway-api' ? ingress.gateway.name : ingress.className;
}

function keyOf({ namespace, podLabels }: NamespacePods): string {
  return JSON.stringify([namespace, Object.entries(podLabels).sort()]);
}
