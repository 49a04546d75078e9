import type { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { type ServerContract, SHUTDOWN_VARIABLES } from 'fairlead/contract';
import type { DeclaredBudgets } from 'fairlead/doctor';
import { checkKind } from '../checks/kind';
import { ReplicatedWorkload } from '../deployment/replicated-workload';
import { type ForeignCaller, ForeignCallers } from '../exposure/foreign-callers';
import type { MetricsEndpoint } from '../graph/scope';
import type { Platform } from '../platform/platform';
import { MANAGEMENT_PORT_NAME, type ProbeHandlers } from '../pod/probes';
import { deriveShutdown, gracePeriodSeconds, type Shutdown } from '../workload/grace-period';
import { lingerBeforeStop } from '../workload/linger';
import { otherContainerPorts, otherServicePorts } from './other-ports';
import { checkServer, type CompleteServerProps, type GivenServerProps, serverStandIn } from './server-props';

/** What one kind of server has that another has not. */
export interface ServerKind {
  /** With its article: `a GrpcService`. */
  readonly subject: string;
  readonly kind: ServerContract['kind'];
  /** What the kubelet asks. */
  readonly probeHandlers: ProbeHandlers;
  /** Of its Service: what lies behind the port, and whether callers see each pod. */
  readonly port: Pick<k8s.ServicePort, 'appProtocol'>;
  readonly isHeadless: boolean;
}

/** A server that does not speak HTTP/1.1: the objects of a service, and metrics on a port of their own where it has any. */
export abstract class Server<Contract extends ServerContract = ServerContract> extends ReplicatedWorkload<Contract, CompleteServerProps> {
  declare readonly port: number;

  private readonly foreignCallers = new ForeignCallers(this);

  constructor(
    platform: Platform,
    contract: Contract,
    given: GivenServerProps,
    { subject, kind, probeHandlers, port, isHeadless }: ServerKind,
  ) {
    checkKind(subject, kind, contract);
    super(platform, {
      contract,
      port: contract.ports.traffic,
      runsAs: 'Deployment',
      check: (owner) => checkServer(subject, owner, contract, platform.environment, given),
      standIn: serverStandIn(given),
    });
    const { shutdown, props } = this;
    const { traffic, management, others } = contract.ports;
    const deployment = this.replicate({
      ports: [
        { name: kind, containerPort: traffic },
        ...(management === undefined ? [] : [{ name: MANAGEMENT_PORT_NAME, containerPort: management }]),
        ...otherContainerPorts(others),
      ],
      probeHandlers,
      startupSeconds: contract.startupSeconds,
      terminationGracePeriodSeconds: props.terminationGracePeriodSeconds ?? gracePeriodSeconds(shutdown),
    });
    if (contract.foreign) lingerBeforeStop(deployment, shutdown.lingerMs, platform.environment);
    const main = { name: kind, port: traffic, targetPort: k8s.IntOrString.fromString(kind), ...port };
    this.createService([main, ...otherServicePorts(others)], isHeadless);
  }

  /**
   * Lets in a caller of another platform that is synthesized elsewhere, where this one is an `ExternalService`. A workload that calls this
   * one in the same program needs no such word.
   *
   * @param name of the caller
   *
   * @example
   * cart.calledFrom('checkout', { namespace: 'shop-prod' });
   */
  calledFrom(name: string, caller: ForeignCaller): this {
    this.foreignCallers.add(name, caller);
    return this;
  }

  private createService(ports: k8s.ServicePort[], isHeadless: boolean): ApiObject {
    const { name, podLabels } = this;
    return new k8s.KubeService(this, 'service', {
      metadata: { name },
      spec: { ...(isHeadless && { clusterIp: 'None' }), selector: podLabels, ports },
    });
  }

  protected get shutdown(): Shutdown {
    return deriveShutdown(this.contract, this.platform.environment, this.props.shutdown);
  }

  override get ports(): Readonly<Record<string, number>> {
    const { kind, ports } = this.contract;
    return { [kind]: this.port, ...ports.others };
  }

  get metrics(): MetricsEndpoint | undefined {
    const { metricsPath: path, ports } = this.contract;
    return path === undefined || ports.management === undefined
      ? undefined
      : { portName: MANAGEMENT_PORT_NAME, port: ports.management, path };
  }

  override get budgets(): DeclaredBudgets {
    const { workload, contract } = this;
    if (!workload) return {};
    const { linger: lingerVariable, drain: drainVariable } = SHUTDOWN_VARIABLES;
    const { foreign, startupSeconds } = contract;
    return { services: [{ workload, startupSeconds, ...(!foreign && { lingerVariable, drainVariable }) }] };
  }
}
