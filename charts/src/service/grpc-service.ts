import { k8s } from 'cdk8s-plus-28';
import type { GrpcContract } from 'fairlead/contract';
import type { PodVariable } from 'fairlead/doctor';
import { givenProps } from '../checks/props';
import type { GrpcExposureOptions } from '../exposure/exposure-options';
import { Exposures } from '../exposure/exposures';
import { GRPC_PROTOCOL } from '../exposure/grpc-route';
import type { ServiceScope } from '../graph/scope';
import type { Platform } from '../platform/platform';
import type { ProbeHandler, ProbeHandlers } from '../pod/probes';
import { Server } from './server';
import type { GrpcServiceProps } from './server-props';

/**
 * A gRPC server: the objects of a service, asked by the kubelet through its own health service (`grpc.health.v1.Health`) whether it is
 * ready, and under the contract's `livenessService` whether it is alive: a server whose store is away gets no calls, and is not restarted.
 * Its Service has no address of its own, so that DNS gives the addresses of all ready pods: a gRPC client keeps its connections, and takes turns only
 * among those that it knows (`dns:///cart:7070` and `round_robin`).
 *
 * @example
 * const cart = new GrpcService(shop, cartContract, { scale: replicas(3) });
 * checkout.calls(cart);   // CART_ADDRESS is cart:7070
 */
export class GrpcService<Contract extends GrpcContract = GrpcContract> extends Server<Contract> implements ServiceScope {
  private readonly exposures = new Exposures(this);

  /** @throws InvalidPlatform where it is given no contract of a gRPC service */
  constructor(platform: Platform, contract: Contract, given: GrpcServiceProps<Contract>) {
    super(platform, contract, given, {
      subject: 'a GrpcService',
      kind: 'grpc',
      probeHandlers: probeHandlers(contract),
      port: { appProtocol: GRPC_PROTOCOL },
      isHeadless: true,
    });
  }

  /**
   * Publishes some of its services, or single methods, to clients outside the cluster, the way that the environment says: by a GRPCRoute,
   * or by an Ingress that tells its controller of gRPC. It may have several hosts.
   *
   * @param host DNS name, such as `cart.example.com`
   *
   * @example
   * cart.exposeAt('cart.example.com', { paths: ['/shop.Cart'] });
   */
  exposeAt(host: string, options: GrpcExposureOptions): this {
    this.exposures.add(host, givenProps(options));
    return this;
  }

  protected override get variables(): Record<string, string> {
    return { ...super.variables, ...this.exposures.variables };
  }

  protected override findKindFaults(variables: ReadonlyMap<string, PodVariable>): readonly string[] {
    return this.exposures.findFaults(variables);
  }
}

/** Without a name for liveness, alive is whose port accepts connections: the answer for the whole server may follow a store. */
function probeHandlers(contract: GrpcContract): ProbeHandlers {
  const { ports, healthService, livenessService } = contract ?? {};
  const port = ports?.traffic;
  const ask = (service: string | undefined): ProbeHandler => ({ grpc: { port, ...(service !== undefined && { service }) } });
  const readiness = ask(healthService);
  if (livenessService === undefined)
    return { startup: readiness, liveness: { tcpSocket: { port: k8s.IntOrString.fromString('grpc') } }, readiness };
  const liveness = ask(livenessService);
  return { startup: liveness, liveness, readiness };
}
