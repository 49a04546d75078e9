import { k8s } from 'cdk8s-plus-28';
import { isObject, type ServiceContract, showGiven, SHUTDOWN_VARIABLES } from 'fairlead/contract';
import type { DeclaredBudgets, Rollout } from 'fairlead/doctor';
import { Autoscaler } from './autoscaler';
import { Component } from '../graph/component';
import { DisruptionBudget } from '../pod/disruption-budget';
import { expose, type Exposure, exposureFaults, type ExposureOptions, exposureVariables } from '../exposure/exposure';
import { deriveShutdown, gracePeriodSeconds } from './grace-period';
import { getImage, IMAGE_STAND_IN } from '../environment/image';
import { attempt, refuse } from '../checks/invalid-platform';
import { containerEnvironment } from './container-environment';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { lazily } from '../objects/lazily';
import { lingerBeforeStop } from './linger';
import { checkMonitoring, type Monitoring } from '../environment/monitoring';
import { openMetrics } from '../exposure/monitoring';
import { renderUnchanged } from '../objects/rendered';
import type { Platform } from '../platform/platform';
import type { RolloutNumbers, ServiceScope } from '../graph/scope';
import { reloadOnNewSecrets } from '../pod/reloader';
import { deriveTimes, startupWindow } from '../pod/probes';
import { minPods, replicas } from './scale';
import { fewestRollout, unpacedRollout } from './service-rollout';
import { checkService, serviceStandIn } from './check-service';
import type { CalleeOf, StoreOf } from './declared-edge';
import { createDeployment } from './service-deployment';
import { commonValues } from './common-values';
import { ServiceEdges, type UseOptions } from './service-edges';
import type { HttpServiceProps } from './service-props';
import { valueFaults } from './value-faults';

/**
 * A service that keeps its contract in the cluster: ServiceAccount without a token, ConfigMap, Deployment, Service, disruption budget
 * and, where it scales, autoscaler. Whom it calls and what it uses is declared by {@link calls} and {@link uses}, each of which
 * yields the address, the credential, the share of the store, the wait at the start and both halves of the network policy.
 *
 * @example
 * const users = new HttpService(shop, userService, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) });
 * users.uses(redis);
 */
export class HttpService<Contract extends ServiceContract = ServiceContract> extends Component implements ServiceScope {
  declare readonly platform: Platform;

  /** What it promises. */
  readonly contract: Contract;

  /** How its pods are replaced where nothing paces it. */
  readonly unpacedRollout: Rollout;

  /** What its rollouts follow from beside its scale. */
  readonly rolloutNumbers: RolloutNumbers;

  /** How its pods would be replaced with other numbers: paced where that makes them fewer. */
  readonly rolloutWith: (numbers: RolloutNumbers) => Rollout;

  private readonly edges: ServiceEdges;
  private readonly ownVariables: Readonly<Record<string, string>>;
  private readonly deployment: k8s.KubeDeployment;
  private readonly podEnv: readonly k8s.EnvVar[];
  private readonly givenVariables: readonly string[];
  private exposure: Exposure | undefined;
  private scraper: Monitoring | undefined;

  /** @throws InvalidPlatform where it is given no contract, so that there is no name to tell its faults by */
  constructor(platform: Platform, contract: Contract, given: HttpServiceProps<Contract>) {
    checkContract(contract);
    super(platform, { name: contract.name, port: contract.ports.traffic, runsAs: 'Deployment' });
    this.contract = contract;
    const { name, address, podLabels } = this;
    const { environment } = platform;
    // A name that no Service can have has been told, and no image can have it either.
    const image = this.sound
      ? this.attempt(() => getImage(address, environment.images, name, contract.foreign), IMAGE_STAND_IN)
      : IMAGE_STAND_IN;
    const props = this.attempt(() => checkService(address, contract, environment, given), serviceStandIn(given));
    const { memory, memoryLimit = memory, heapShare, surge, evictableShare } = props;
    const scale = environment.singleReplica ? replicas(1) : props.scale;
    const shutdown = deriveShutdown(contract, environment, props.shutdown);
    const terminationGracePeriodSeconds = props.terminationGracePeriodSeconds ?? gracePeriodSeconds(shutdown);
    const startupSeconds = startupWindow(deriveTimes(contract.startupSeconds, props.probes));
    this.rolloutNumbers = { surge, gracePeriodSeconds: terminationGracePeriodSeconds };
    this.rolloutWith = (numbers) => fewestRollout({ scale, startupSeconds, ...numbers });
    this.unpacedRollout = unpacedRollout({ scale, startupSeconds, ...this.rolloutNumbers });
    this.edges = new ServiceEdges(this);
    const own = Object.entries<unknown>({ ...props.env }).filter(([, value]) => value !== undefined);
    this.ownVariables = {
      ...commonValues({ contract, environment, image: image.image, memoryLimit, heapShare, shutdown }),
      ...Object.fromEntries(own.map(([variable, value]) => [variable, String(value)])),
    };

    new k8s.KubeServiceAccount(this, 'service-account', { metadata: { name }, automountServiceAccountToken: false });
    this.podEnv = props.pod?.env ?? [];
    this.givenVariables = own.map(([variable]) => variable);
    const config = new k8s.KubeConfigMap(this, 'config', { metadata: { name }, data: lazily(() => this.variables) });
    const pod = {
      ...props,
      service: this,
      image,
      resources: props,
      terminationGracePeriodSeconds,
      edges: this.edges,
      extras: props.pod ?? {},
    };
    this.deployment = createDeployment({ ...pod, config, scale });
    reloadOnNewSecrets(environment, this.deployment, () => this.edges.credentials().map(({ secretName }) => secretName));
    if (contract.foreign) lingerBeforeStop(this.deployment, shutdown.lingerMs);
    new k8s.KubeService(this, 'service', {
      metadata: { name },
      spec: {
        selector: podLabels,
        ports: [{ name: 'http', port: this.port, targetPort: k8s.IntOrString.fromString('http'), appProtocol: 'http' }],
      },
    });
    if (scale.kind === 'autoscale') new Autoscaler(this, 'autoscaler', { name, scale });
    new DisruptionBudget(this, 'disruption-budget', { name, podLabels, evictableShare, minPods: minPods(scale) });
    if (platform.monitoring) this.scrapedBy(platform.monitoring);
  }

  /** How its pods are replaced: paced where a store that it uses needs it and it makes them fewer. */
  get rollout(): Rollout {
    const needsPacing = this.edges.stores.some((store) => store.needsPacing);
    return needsPacing ? this.rolloutWith(this.rolloutNumbers) : this.unpacedRollout;
  }

  override get dependencies(): readonly Component[] {
    return this.edges.callees;
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

  /** Who reads its metrics. */
  get monitoring(): Monitoring | undefined {
    return this.scraper;
  }

  /** What is wrong with its contract, no line of the platform is to blame for. */
  protected override report(fault: string): void {
    super.report(fault, this.contract?.faults?.includes(fault) ? null : undefined);
  }

  override findFaults(): readonly string[] {
    // What a wrong contract lacks would only follow from that.
    if (this.contract.faults) return this.edges.findFaults();
    return [...this.edges.findFaults(), ...this.findValueFaults()];
  }

  /** What stands in for a service that is not sound was not what the patches were written for. */
  private findValueFaults(): readonly string[] {
    const declared = containerEnvironment(this, this.deployment, renderUnchanged);
    const applied = this.sound ? containerEnvironment(this, this.deployment, (object) => object.toJson() as KubernetesObject) : declared;
    if (!declared || !applied)
      return [`${this.address}: a patch leaves no container named ${this.name}, which is the service; leave it there`];
    const told = this.sound ? [] : this.givenVariables;
    return [
      ...exposureFaults(this, this.exposure, applied.variables),
      ...valueFaults(this, { applied, declared, podEnv: this.podEnv, told }),
    ];
  }

  /** Declares that it sends requests to another service of the platform, as its contract says. */
  calls<Given>(callee: CalleeOf<Contract, Given>): this {
    this.edges.call(callee);
    return this;
  }

  /**
   * Declares that it keeps records in a store, as its contract says.
   *
   * @param options `optional` repeats what the contract says of this kind of store: only a required one holds up a start
   */
  uses<Given>(store: StoreOf<Contract, Given>, options: UseOptions = {}): this {
    this.edges.use(store, options);
    return this;
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

  /** Opens its management port to a monitoring system, and that port alone. */
  override scrapedBy(monitoring: Monitoring): this {
    if (this.scraper) this.platform.report(`${this.address}: scrapedBy is said twice, on it or on the platform; say it once`);
    else this.openMetrics(monitoring);
    return this;
  }

  private openMetrics(monitoring: Monitoring): void {
    const { platform, address } = this;
    // What holds for all services, the platform has checked.
    if (platform.monitoring !== monitoring)
      attempt(
        () => checkMonitoring(address, monitoring),
        undefined,
        (fault) => platform.report(fault),
      );
    this.scraper = monitoring;
    if (this.sound) openMetrics(this, monitoring);
  }

  /** Every variable that is no secret. */
  private get variables(): Record<string, string> {
    return { ...this.ownVariables, ...this.edges.variables(), ...exposureVariables(this, this.exposure) };
  }
}

function checkContract(contract: unknown): void {
  if (isObject(contract) && isObject(contract['ports'])) return;
  refuse(`the contract of an HttpService is ${showGiven(contract)}, which is none; give it what defineContract() has made`);
}
