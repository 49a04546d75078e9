import { k8s } from 'cdk8s-plus-28';
import { METRICS_PORT, type ServiceContract, SHUTDOWN_VARIABLES } from 'fairlead/contract';
import type { DeclaredBudgets, PodVariable } from 'fairlead/doctor';
import { checkKind } from '../checks/kind';
import { ReplicatedWorkload } from '../deployment/replicated-workload';
import type { ExposureOptions } from '../exposure/exposure-options';
import { Exposures } from '../exposure/exposures';
import { type ForeignCaller, ForeignCallers } from '../exposure/foreign-callers';
import type { MetricsEndpoint, ServiceScope } from '../graph/scope';
import type { Platform } from '../platform/platform';
import { managementPortName, probeHandlers } from '../pod/probes';
import { deriveShutdown, gracePeriodSeconds, type Shutdown } from '../workload/grace-period';
import { lingerBeforeStop } from '../workload/linger';
import { checkService, type CompleteServiceProps, serviceStandIn } from './check-service';
import { otherContainerPorts, otherServicePorts } from './other-ports';
import type { HttpServiceProps } from './service-props';

/**
 * A service that keeps its contract in the cluster: ServiceAccount without a token, ConfigMap, Deployment, Service, disruption budget
 * and, where it scales, autoscaler. Whom it calls and what it uses is declared by `calls` and `uses`, each of which
 * yields the address, the credential, the share of the store, the wait at the start and both halves of the network policy.
 *
 * @example
 * const users = new HttpService(shop, userService, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) });
 * users.uses(redis);
 */
export class HttpService<Contract extends ServiceContract = ServiceContract>
  extends ReplicatedWorkload<Contract, CompleteServiceProps>
  implements ServiceScope
{
  declare readonly port: number;

  private readonly exposures = new Exposures(this);
  private readonly foreignCallers = new ForeignCallers(this);

  /** @throws InvalidPlatform where it is given no contract, so that there is no name to tell its faults by */
  constructor(platform: Platform, contract: Contract, given: HttpServiceProps<Contract>) {
    checkKind('an HttpService', 'http', contract);
    super(platform, {
      contract,
      port: contract.ports.traffic,
      runsAs: 'Deployment',
      check: (owner) => checkService(owner, contract, platform.environment, given),
      standIn: serviceStandIn(given),
    });
    const { name, podLabels, props, shutdown, port } = this;
    const { ports, startupSeconds } = contract;
    const deployment = this.replicate({
      ports: containerPorts(ports),
      probeHandlers: probeHandlers(contract),
      startupSeconds,
      terminationGracePeriodSeconds: props.terminationGracePeriodSeconds ?? gracePeriodSeconds(shutdown),
    });
    if (contract.foreign) lingerBeforeStop(deployment, shutdown.lingerMs, platform.environment);
    new k8s.KubeService(this, 'service', {
      metadata: { name },
      spec: {
        selector: podLabels,
        ports: [
          { name: 'http', port, targetPort: k8s.IntOrString.fromString('http'), appProtocol: 'http' },
          ...otherServicePorts(ports.others),
        ],
      },
    });
  }

  protected get shutdown(): Shutdown {
    return deriveShutdown(this.contract, this.platform.environment, this.props.shutdown);
  }

  override get ports(): Readonly<Record<string, number>> {
    const { traffic, others } = this.contract.ports;
    return { http: traffic, ...others };
  }

  get metrics(): MetricsEndpoint | undefined {
    const { metricsPath: path, ports } = this.contract;
    if (path === undefined) return undefined;
    const own = ports.others?.[METRICS_PORT];
    return own === undefined
      ? { portName: managementPortName(ports), port: ports.management, path }
      : { portName: METRICS_PORT, port: own, path };
  }

  override get budgets(): DeclaredBudgets {
    const { workload, contract } = this;
    if (!workload) return {};
    const { linger: lingerVariable, drain: drainVariable } = SHUTDOWN_VARIABLES;
    const { foreign, startupSeconds, ports, probes: paths } = contract;
    return {
      services: foreign ? [] : [{ workload, lingerVariable, drainVariable, startupSeconds }],
      probes: [{ workload, port: ports.management, paths }],
    };
  }

  protected override findKindFaults(variables: ReadonlyMap<string, PodVariable>): readonly string[] {
    return this.exposures.findFaults(variables);
  }

  /**
   * Publishes the public routes of its contract to clients outside the cluster, the way that the environment says. It may have several
   * hosts, each with paths, a port and a way in of its own.
   *
   * @param host DNS name, such as `shop.example.com`
   *
   * @example
   * gateway.exposeAt('shop.example.com').exposeAt('www.example.com');
   * gateway.exposeAt('ops.example.com', { port: 'admin', paths: ['/'], ingress: ingressNginx({ className: 'internal', tlsSecretName }) });
   */
  exposeAt(host: string, options: ExposureOptions = {}): this {
    this.exposures.add(host, options);
    return this;
  }

  /**
   * Lets in a caller of another platform that is synthesized elsewhere, where this one is an `ExternalService`. A service that calls this
   * one in the same program needs no such word.
   *
   * @param name of the caller
   *
   * @example
   * billing.calledFrom('checkout', { namespace: 'shop-prod' });
   */
  calledFrom(name: string, caller: ForeignCaller): this {
    this.foreignCallers.add(name, caller);
    return this;
  }

  protected override get variables(): Record<string, string> {
    return { ...super.variables, ...this.exposures.variables };
  }
}

function containerPorts({ traffic, management, others }: ServiceContract['ports']): k8s.ContainerPort[] {
  return [
    { name: 'http', containerPort: traffic },
    ...(management === traffic ? [] : [{ name: 'management', containerPort: management }]),
    ...otherContainerPorts(others),
  ];
}
