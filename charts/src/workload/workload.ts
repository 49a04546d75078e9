import type { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { WorkloadContract } from 'fairlead/contract';
import type { PodVariable, RolloutPods } from 'fairlead/doctor';
import { attempt } from '../checks/invalid-platform';
import type { Place } from '../checks/place';
import { getImage, type Image, IMAGE_STAND_IN } from '../environment/image';
import { POD_SETTINGS_DEFAULTS } from '../environment/pod-settings';
import { checkScraper, openMetrics, scrapeAnnotations } from '../exposure/monitoring';
import { Component, type ComponentProps, type Destination, type Tracing } from '../graph/component';
import type { MetricsEndpoint, RollingScope, Scraper, TaskScope, WorkloadScope } from '../graph/scope';
import { TRACING_DEFAULTS, type TracingOptions } from '../graph/tracing';
import { checksumOf, CONFIG_CHECKSUM } from '../objects/checksum';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { lazily, lazyTable } from '../objects/lazily';
import { renderUnchanged } from '../objects/rendered';
import type { Platform } from '../platform/platform';
import { toFolders } from '../pod/writable';
import { commonValues } from './common-values';
import { containerEnvironment } from './container-environment';
import type { CalleeOf, StoreOf } from './declared-edge';
import type { Shutdown } from './grace-period';
import type { CallOptions } from './edges/call-options';
import type { CredentialReference } from './edges/use-edges';
import type { UseOptions } from './edges/use-options';
import { createOwnSecrets, readSharedSecrets } from './own-secrets';
import { ServiceEdges } from './service-edges';
import { TaskWaits } from './task-waits';
import { checkTracing, ENDPOINT_VARIABLE, tracedValues } from './traced-values';
import { valueFaults } from './value-faults';
import { findSource } from './value-source';
import { type KindOfPod, workloadPod } from './workload-pod';
import type { CompleteWorkloadProps } from './workload-props';

/** Why nothing can be read, and what to write. */
const NO_METRICS = 'its contract names no metrics; write metricsPath there, of a worker or a server managementPort, or leave it out';

/** What a kind of workload says of itself. */
export interface WorkloadDefinition<Contract extends WorkloadContract, Props extends CompleteWorkloadProps>
  extends Pick<ComponentProps, 'port'>, Required<Pick<ComponentProps, 'runsAs'>> {
  readonly contract: Contract;
  /**
   * What it was given, its defaults filled in.
   *
   * @param owner such as `prod/user-service`
   * @throws InvalidPlatform with every fault
   */
  readonly check: (owner: string) => Props;
  /** Stands in for what was refused. */
  readonly standIn: Props;
}

/**
 * What runs pods of an image of its own and keeps a contract, whatever object runs them. All kinds share the ServiceAccount without a
 * token, the ConfigMap, the pod that passes Pod Security "restricted", its resources and its image, whom it calls and what it uses, who
 * reads its metrics, and the check that every variable of the contract has a value that the program takes.
 */
export abstract class Workload<
  Contract extends WorkloadContract = WorkloadContract,
  Props extends CompleteWorkloadProps = CompleteWorkloadProps,
>
  extends Component
  implements WorkloadScope
{
  declare readonly platform: Platform;

  /** What it promises. */
  readonly contract: Contract;

  /** What it was given, its defaults filled in; sound where that was refused. */
  protected readonly props: Props;

  protected readonly edges: ServiceEdges;
  protected readonly waits: TaskWaits;

  private readonly image: Image;
  private readonly givenVariables: Readonly<Record<string, string>>;
  private readonly config: k8s.KubeConfigMap;
  private readonly ownCredentials: readonly CredentialReference[];
  private runner: ApiObject | undefined;
  private scraper: Scraper | undefined;
  private traces: Tracing | undefined;

  constructor(platform: Platform, { contract, check, standIn, ...component }: WorkloadDefinition<Contract, Props>) {
    super(platform, { name: contract.name, ...component });
    const { name, address } = this;
    this.contract = contract;
    this.props = this.attempt(() => check(address), standIn);
    const { image = name } = this.props;
    // A name that no Service can have has been told, and no image can have it either.
    this.image = this.named
      ? this.attempt(() => getImage(address, platform.environment.images, image, contract.foreign), IMAGE_STAND_IN)
      : IMAGE_STAND_IN;
    const given = Object.entries<unknown>({ ...this.props.env }).filter(([, value]) => value !== undefined);
    this.givenVariables = Object.fromEntries(given.map(([variable, value]) => [variable, String(value)]));
    this.edges = new ServiceEdges(this);
    this.waits = new TaskWaits(this);
    const podEnv = this.props.pod?.env ?? [];
    const sharedSecrets = contract.faults ? [] : this.attempt(() => readSharedSecrets(this, this.props.sharedSecrets), []);
    const { omitSecrets } = this.props;
    this.ownCredentials = contract.faults ? [] : createOwnSecrets(this, { omitSecrets, sharedSecrets, podEnv });
    new k8s.KubeServiceAccount(this, 'service-account', { metadata: { name }, automountServiceAccountToken: false });
    this.config = new k8s.KubeConfigMap(this, 'config', { metadata: { name }, data: lazily(() => this.variables) });
  }

  abstract get mostPods(): RolloutPods;

  abstract get rolling(): RollingScope | undefined;

  abstract override get metrics(): MetricsEndpoint | undefined;

  /** How it stops. */
  protected abstract get shutdown(): Partial<Shutdown>;

  override get dependencies(): readonly Component[] {
    return [...this.edges.callees.filter(({ platform }) => platform === this.platform), ...this.waits.tasks];
  }

  /** Who reads its metrics. */
  get monitoring(): Scraper | undefined {
    return this.scraper;
  }

  /** What is wrong with its contract, no line of the platform is to blame for. */
  protected override report(fault: string, place?: Place | null): void {
    super.report(fault, this.contract?.faults?.includes(fault) ? null : place);
  }

  override findFaults(): readonly string[] {
    return [...this.edges.findFaults(), ...this.findValueFaults()];
  }

  /** What is wrong with the values of its container, as it is applied, beside what each alone shows. Missing where nothing can be. */
  protected findKindFaults?(variables: ReadonlyMap<string, PodVariable>): readonly string[];

  /** What stands in for a workload that is not sound was not what the patches were written for. */
  private findValueFaults(): readonly string[] {
    const { runner, props } = this;
    if (!runner) return [];
    const declared = containerEnvironment(this, runner, renderUnchanged);
    const applied = this.sound ? containerEnvironment(this, runner, (object) => object.toJson() as KubernetesObject) : declared;
    // A contract without a name has been told.
    if (!declared && this.contract.faults) return [];
    if (!declared || !applied)
      return [`${this.address}: a patch leaves no container named ${this.name}, which is the service; leave it there`];
    const told = this.sound ? [] : Object.keys(this.givenVariables);
    const { contract } = this.edges;
    return [
      ...(this.traces && ENDPOINT_VARIABLE in this.givenVariables
        ? [`${this.address}: env.${ENDPOINT_VARIABLE} follows from something else; write tracedBy(<the collector>)`]
        : []),
      ...(this.findKindFaults?.(applied.variables) ?? []),
      ...this.findDoubleValues(contract),
      ...valueFaults({ address: this.address, contract }, { applied, declared, podEnv: props.pod?.env ?? [], told }),
    ];
  }

  /**
   * Variables that are given by name, and by an edge that was declared later.
   *
   * @param complete its contract, with the variables of which the platform alone says that edges give them
   */
  private findDoubleValues(complete: WorkloadContract): readonly string[] {
    return Object.keys(this.givenVariables).flatMap((name) => {
      const source = findSource(this.contract, name) === undefined ? findSource(complete, name) : undefined;
      return source === undefined ? [] : [`${this.address}: env.${name} follows from something else; write ${source}`];
    });
  }

  /**
   * Declares that it sends requests to a service of the platform, or to an API outside, as its contract says.
   *
   * @param options the variable that gets the address and its form, where the contract does not say them, and the ports that are called
   */
  calls<Given>(callee: CalleeOf<Contract, Given>, options: CallOptions = {}): this {
    this.edges.call(callee, options);
    return this;
  }

  /**
   * Declares that it keeps records in a store, as its contract says.
   *
   * @param options `as` says which of the contract's stores it is; `optional` repeats what the contract says of it: only a required one
   * holds up a start
   */
  uses<Given>(store: StoreOf<Contract, Given>, options: UseOptions = {}): this {
    this.edges.use(store, options);
    return this;
  }

  /**
   * Declares that a task is done before its pods start: before each rollout, since each release has its own.
   *
   * @example
   * web.runs(migration);
   */
  runs<Given extends TaskScope>(task: Given): this {
    this.waits.add(task);
    return this;
  }

  /** Opens the port that serves its metrics to a monitoring system, and that port alone. */
  override scrapedBy(monitoring: Scraper): this {
    if (this.scraper) this.platform.report(`${this.address}: scrapedBy is said twice, on it or on the platform; say it once`);
    else this.openMetrics(monitoring);
    return this;
  }

  private openMetrics(monitoring: Scraper): void {
    // What holds for all services, the platform has checked.
    if (this.platform.monitoring !== monitoring) this.checkScraper(monitoring);
    this.scraper = monitoring;
    if (this.sound) openMetrics(this, monitoring);
  }

  private checkScraper(monitoring: Scraper): void {
    const { platform, address, metrics, sound } = this;
    const report = (fault: string) => platform.report(fault);
    attempt(() => checkScraper(address, platform, monitoring), undefined, report);
    if (sound && !metrics) report(`${address}: scrapedBy() has nothing to read, for ${NO_METRICS}`);
  }

  /**
   * Has it send its traces to a collector: where the platform says it of all, only what is not made with the service kit needs this word.
   * It gets the standard variables of OpenTelemetry, and the way there.
   *
   * @example
   * site.tracedBy(collector);
   */
  tracedBy(collector: Destination, options: TracingOptions = {}): this {
    if (this.traces) this.platform.report(`${this.address}: tracedBy is said twice, on it or on the platform; say it once`);
    else this.openTracing({ collector, ...TRACING_DEFAULTS, ...options });
    return this;
  }

  /** As the platform says of all: of those that read where traces go. */
  override sendTraces(tracing: Tracing): void {
    if (ENDPOINT_VARIABLE in this.contract.env) this.openTracing(tracing);
  }

  private openTracing(tracing: Tracing): void {
    const { platform, address } = this;
    const owner = platform.tracing === tracing ? platform.namespace : address;
    const isSound = attempt(
      () => (checkTracing(owner, tracing), true),
      false,
      (fault) => platform.report(fault),
    );
    if (!isSound) return;
    this.traces = tracing;
    this.edges.sendTo(tracing.collector);
  }

  /** Notes the object that runs its pods. */
  protected runBy(object: ApiObject): void {
    this.runner = object;
    if (this.platform.monitoring) this.scrapedBy(this.platform.monitoring);
    if (this.platform.tracing) this.sendTraces(this.platform.tracing);
  }

  /**
   * The template of its pods.
   *
   * @param restarts whether a changed ConfigMap is a changed template: of pods that run without end
   */
  protected podTemplate({ container, pod }: KindOfPod, restarts = true): k8s.PodTemplateSpec {
    const { platform, props, image, edges, waits, config, podLabels } = this;
    const { pod: extras = {}, command, args, writable } = props;
    const { user = platform.environment.pods?.user ?? POD_SETTINGS_DEFAULTS.user } = props;
    const annotations = () => ({
      ...extras.annotations,
      ...scrapeAnnotations(this),
      ...(restarts && { [CONFIG_CHECKSUM]: checksumOf(config) }),
    });
    return {
      metadata: { labels: { ...extras.labels, ...platform.labels, ...podLabels }, annotations: lazyTable(annotations) },
      spec: workloadPod({
        container: { ...(command && { command: [...command] }), ...(args && { args: [...args] }), ...container },
        pod,
        workload: this,
        image,
        resources: props,
        user,
        extras,
        writable: toFolders(writable),
        edges,
        waits,
        credentials: () => this.credentials,
      }),
    };
  }

  /** Its image, with its tag. */
  protected get imageReference(): string {
    return this.image.image;
  }

  /** Names of the Secrets that its pods read, once every edge is known. */
  protected get secretNames(): readonly string[] {
    return this.credentials.map(({ secretName }) => secretName);
  }

  /** The variables that hold credentials, by name, once every edge is known. */
  private get credentials(): readonly CredentialReference[] {
    return [...this.edges.credentials(), ...this.ownCredentials].sort((a, b) => (a.variable < b.variable ? -1 : 1));
  }

  /** Every variable that is no secret. */
  protected get variables(): Record<string, string> {
    const { contract, image, props, shutdown, platform, edges } = this;
    const { memory, memoryLimit = memory, heapShare } = props;
    return {
      ...commonValues({ contract, environment: platform.environment, image: image.image, memoryLimit, heapShare, shutdown }),
      ...(this.traces && tracedValues(contract, platform, this.traces)),
      ...this.givenVariables,
      ...edges.variables(),
    };
  }
}
