import { k8s } from 'cdk8s-plus-28';
import { isObject, type ServiceContract, showGiven, SHUTDOWN_VARIABLES } from 'fairlead/contract';
import type { DeclaredBudgets, PodVariable } from 'fairlead/doctor';
import { attempt, refuse } from '../checks/invalid-platform';
import { ReplicatedWorkload } from '../deployment/replicated-workload';
import { expose, type Exposure, exposureFaults, type ExposureOptions, exposureVariables } from '../exposure/exposure';
import type { MetricsEndpoint, ServiceScope } from '../graph/scope';
import type { Platform } from '../platform/platform';
import { managementPortName, probeHandlers } from '../pod/probes';
import { deriveShutdown, gracePeriodSeconds, type Shutdown } from '../workload/grace-period';
import { lingerBeforeStop } from '../workload/linger';
import { checkService, type CompleteServiceProps, serviceStandIn } from './check-service';
import type { HttpServiceProps } from './service-props';

/**
 * A service that keeps its contract in the cluster: ServiceAccount without a token, ConfigMap, Deployment, Service, disruption budget
 * and, where it scales, autoscaler. Whom it calls and what it uses is declared by {@link calls} and {@link uses}, each of which
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

  private exposure: Exposure | undefined;

  /** @throws InvalidPlatform where it is given no contract, so that there is no name to tell its faults by */
  constructor(platform: Platform, contract: Contract, given: HttpServiceProps<Contract>) {
    checkContract(contract);
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
    if (contract.foreign) lingerBeforeStop(deployment, shutdown.lingerMs);
    new k8s.KubeService(this, 'service', {
      metadata: { name },
      spec: {
        selector: podLabels,
        ports: [{ name: 'http', port, targetPort: k8s.IntOrString.fromString('http'), appProtocol: 'http' }],
      },
    });
  }

  protected get shutdown(): Shutdown {
    return deriveShutdown(this.contract, this.platform.environment, this.props.shutdown);
  }

  get metrics(): MetricsEndpoint | undefined {
    const { metricsPath: path, ports } = this.contract;
    return path === undefined ? undefined : { portName: managementPortName(ports), port: ports.management, path };
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
    return exposureFaults(this, this.exposure, variables);
  }

  /**
   * Publishes the public routes of its contract to clients outside the cluster, the way that the environment says.
   *
   * @param host DNS name, such as `shop.example.com`
   */
  exposeAt(host: string, options: ExposureOptions = {}): this {
    if (this.exposure) this.platform.report(`${this.address}: exposeAt(${JSON.stringify(host)}) is its second host; expose it once`);
    else
      this.exposure = attempt(
        () => expose(this, host, options),
        undefined,
        (fault) => this.platform.report(fault),
      );
    return this;
  }

  protected override get variables(): Record<string, string> {
    return { ...super.variables, ...exposureVariables(this, this.exposure) };
  }
}

function containerPorts({ traffic, management }: ServiceContract['ports']): k8s.ContainerPort[] {
  const http = { name: 'http', containerPort: traffic };
  return management === traffic ? [http] : [http, { name: 'management', containerPort: management }];
}

function checkContract(contract: unknown): void {
  if (isObject(contract) && isObject(contract['ports'])) return;
  refuse(`the contract of an HttpService is ${showGiven(contract)}, which is none; give it what defineContract() has made`);
}
