import { ApiObject, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct, IConstruct } from 'constructs';
import type { DeclaredBudgets, DeclaredTraffic } from 'fairlead/doctor';
import { inApplyOrder, sortObjects } from '../graph/apply-order';
import { Component, type Destination, type Tracing } from '../graph/component';
import type { Environment } from '../environment/environment';
import { soundEnvironment } from '../environment/sound-environment';
import { attempt, refuseAll } from '../checks/invalid-platform';
import { isDnsLabel } from '../checks/object-name';
import { Place } from '../checks/place';
import { checkScraper } from '../exposure/monitoring';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { renderObjects } from '../objects/render-objects';
import { meshNamespaceLabels } from '../environment/cluster/mesh';
import { namespaceLabels } from '../pod/pod-security';
import { type KnownKind, type Patch, patchOne, type PatchTarget } from '../objects/rendered';
import { findForeignRegistries, finishObjects } from './finish-objects';
import { limitNamespace } from './quota';
import { createSecretStore } from './secret-store';
import { findLiteralSecrets, findOwnObjects, findTreeFaults } from './tree';
import type { PlatformScope, Scraper } from '../graph/scope';
import { TRACING_DEFAULTS, type TracingOptions } from '../graph/tracing';
import { allowControlPlane, allowDns, denyAll, sortTraffic } from '../graph/traffic';

/**
 * A namespace in which services and stores run, closed but for the calls they declare: pods must pass Pod Security "restricted",
 * and no packet goes in or out except to the cluster's DNS. Components are made in it and open what they need, edge by edge.
 *
 * @example
 * const shop = new Platform(app, 'shop', prod);   // namespace shop-prod
 * const redis = new RedisStore(shop, 'redis', { memory: Size.mebibytes(256) });
 * const users = new HttpService(shop, userService, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) });
 * users.uses(redis);
 */
export class Platform extends Chart implements PlatformScope {
  /** What differs from the platform's other deployments. */
  readonly environment: Environment;

  /** Without the environment: `shop`. */
  readonly name: string;

  /** `<platform>-<environment>`, or as its environment says. */
  declare readonly namespace: string;

  /** Whether a construct is a platform. `instanceof` says so of every chart, since cdk8s redefines it. */
  static isPlatform(construct: unknown): construct is Platform {
    return Object.prototype.isPrototypeOf.call(Platform.prototype, Object(construct) as object);
  }

  /** Where it was made. */
  readonly place = new Place();

  /** What is there and somebody else makes, as its environment says: its Namespace. The proof is held against that too. */
  readonly surroundings: readonly KubernetesObject[] = [];

  private readonly misuses = new Map<string, Place | null>();
  private readonly traffic: DeclaredTraffic[] = [];
  private scraper: Scraper | undefined;
  private traces: Tracing | undefined;

  /**
   * @param id name of the platform, such as `shop`; with the environment's name a DNS label
   */
  constructor(scope: Construct, id: string, environment: Environment) {
    const faults: string[] = [];
    const sound = soundEnvironment(environment, (fault) => faults.push(fault));
    const name = `${id}-${sound.name}`;
    const namespace = sound.namespace?.name ?? name;
    super(scope, name, {
      namespace,
      labels: { 'app.kubernetes.io/part-of': id, 'app.kubernetes.io/managed-by': 'fairlead' },
    });
    this.node.addValidation({ validate: () => this.findFaults() });
    if (!isDnsLabel(namespace)) {
      const fault =
        'no namespace can have this name; give the platform and its environment names of lower-case letters, digits and hyphens';
      this.report(`${namespace}: ${fault}`);
    } else if (![id, sound.name].every(isDnsLabel)) {
      // Files are in a folder of the environment's name, and databases and Jobs are called by both.
      this.report(`${name}: no platform can have this name; give it and its environment names of lower-case letters, digits and hyphens`);
    }
    this.name = id;
    this.environment = sound;
    // The environment was made elsewhere.
    for (const fault of faults) this.report(`${namespace}: ${fault}`, null);

    const { quota, mesh } = this.environment;
    const namespaceObject = {
      metadata: { name: namespace, labels: { ...namespaceLabels(sound), ...(mesh && meshNamespaceLabels(mesh)) } },
    };
    if (sound.namespace?.create === false) this.surroundings = [renderNamespace(namespaceObject)];
    else new k8s.KubeNamespace(this, 'namespace', namespaceObject);
    if (quota) limitNamespace(this, quota);
    createSecretStore(this, this.environment.credentials);
    denyAll(this);
    allowDns(this, this.environment.dns);
    if (mesh) allowControlPlane(this, mesh);
  }

  /** Services and stores, each after those it depends on; names decide where the graph does not. */
  get components(): readonly Component[] {
    return inApplyOrder(this.node.children.filter((child) => child instanceof Component));
  }

  /** Who reads the metrics of all services. */
  get monitoring(): Scraper | undefined {
    return this.scraper;
  }

  /**
   * Lets a monitoring system read the metrics of every service, those made later too: on the management port, from its own pods alone.
   *
   * @example
   * shop.scrapedBy(prometheusAnnotations());
   */
  scrapedBy(monitoring: Scraper): this {
    if (this.scraper) {
      this.report(`${this.namespace}: scrapedBy is said twice; one monitoring system reads its metrics`);
      return this;
    }
    attempt(
      () => checkScraper(this.namespace, this, monitoring),
      undefined,
      (fault) => this.report(fault),
    );
    this.scraper = monitoring;
    for (const component of this.components) component.scrapedBy?.(monitoring);
    return this;
  }

  /** Where the traces of all workloads go. */
  get tracing(): Tracing | undefined {
    return this.traces;
  }

  /**
   * Has every workload that is made with the service kit send its traces to a collector, those made later too: the standard variables of
   * OpenTelemetry, and the way there. Another one that knows these variables says so itself: `site.tracedBy(collector)`.
   *
   * @param collector an OtelCollector, or whatever else takes OTLP over HTTP: a service, or an API outside
   *
   * @example
   * shop.tracedBy(new OtelCollector(shop, { exportsTo: tempo }), { share: 0.01 });
   */
  tracedBy(collector: Destination, options: TracingOptions = {}): this {
    if (this.traces) {
      this.report(`${this.namespace}: tracedBy is said twice; its traces go to one place, which may send them on to others`);
      return this;
    }
    this.traces = { collector, ...TRACING_DEFAULTS, ...options };
    for (const component of this.components) component.sendTraces?.(this.traces);
    return this;
  }

  /** Notes traffic that is meant to flow. */
  declare(traffic: DeclaredTraffic): void {
    this.traffic.push(traffic);
  }

  /** All traffic that is meant to flow, in the same order whatever the order of declaration: what the proof compares policies with. */
  declaredTraffic(): readonly DeclaredTraffic[] {
    return sortTraffic(this.traffic);
  }

  /** What budgets follow from and the manifests alone do not say: what stores can do, who uses them, and how services stop and start. */
  declaredBudgets(): DeclaredBudgets {
    const budgets = this.components.map((component) => component.budgets);
    const { nodes } = this.environment;
    return {
      ...(nodes !== undefined && { nodes }),
      stores: budgets.flatMap(({ stores = [] }) => stores),
      services: budgets.flatMap(({ services = [] }) => services),
      probes: budgets.flatMap(({ probes = [] }) => probes),
    };
  }

  /**
   * Notes a call or a use that cannot be, to be reported together with all other faults.
   *
   * @param place whose line is told; nothing where none is at fault
   */
  report(fault: string, place: Place | null = new Place()): void {
    if (!this.misuses.has(fault)) this.misuses.set(fault, place);
  }

  /**
   * Changes an object that belongs to no component, as {@link Component.patch} does those of a component.
   *
   * @example
   * shop.patch('Namespace', JsonPatch.add('/metadata/annotations', { 'example.com/team': 'shop' }));
   */
  patch<Kind extends KnownKind | (string & {})>(target: PatchTarget<Kind>, ...patches: Patch<Kind>[]): this {
    attempt(
      () => patchOne(this.namespace, findOwnObjects(this), target, patches),
      undefined,
      (fault) => this.report(fault),
    );
    return this;
  }

  /** What is wrong, one line each: with what anything was made of, and across objects. Empty for a platform that may be deployed. */
  findFaults(): string[] {
    return [...this.locateFaults().keys()].sort();
  }

  /** @throws InvalidPlatform with every fault, and the line of each that is known */
  refuseFaults(): void {
    const located = this.locateFaults();
    const places = [...located].flatMap(([fault, place]) => {
      const described = place?.describe();
      return described === undefined ? [] : [[fault, described] as const];
    });
    refuseAll([...located.keys()].sort(), new Map(places));
  }

  /** What is found once the graph is complete has the line of its component. */
  private locateFaults(): ReadonlyMap<string, Place | null> {
    const ofTree = findTreeFaults(this, (chart) => Platform.isPlatform(chart)).map((fault) => [fault, null] as const);
    const ofSecrets = (this.environment.credentials.kind === 'worthless' ? [] : findLiteralSecrets(this)).map(
      (fault) => [fault, null] as const,
    );
    const ofComponents = this.components.flatMap((component) => component.findFaults().map((fault) => [fault, component.place] as const));
    const ofImages = findForeignRegistries(this.environment, this).map((fault) => [`${this.namespace}: ${fault}`, null] as const);
    const ofMetrics = this.findUnread().map((fault) => [fault, null] as const);
    const ofOthers = this.findNeighbours().map((fault) => [fault, null] as const);
    return new Map([...ofTree, ...ofSecrets, ...ofComponents, ...ofImages, ...ofMetrics, ...ofOthers, ...this.misuses]);
  }

  /** What is told to read metrics where there are none. What a component lacks that is not sound would only follow from that. */
  private findUnread(): string[] {
    if (!this.scraper || this.components.some(({ metrics, sound }) => metrics !== undefined || !sound)) return [];
    return [`${this.namespace}: scrapedBy() has nothing to read, for no contract names metrics; write metricsPath in one, or leave it out`];
  }

  /** Each closes its namespace, and would close that of the other. */
  private findNeighbours(): string[] {
    return findPlatforms(this.node.root)
      .filter((other) => other !== this && other.namespace === this.namespace)
      .map(({ node }) => `${this.node.path}: namespace ${this.namespace} is that of ${node.path} too; give each a namespace of its own`);
  }

  /**
   * Every object in its tree, in apply order: first what belongs to no component, then component by component.
   *
   * @throws InvalidPlatform with every fault
   */
  override toJson(): KubernetesObject[] {
    this.refuseFaults();
    return [...this.ownObjects(), ...this.components.flatMap((component) => this.objectsOf(component))];
  }

  /** What belongs to no component: the namespace, what holds for all of it, and whatever a user made there, by any construct. */
  ownObjects(): KubernetesObject[] {
    return sortObjects(finishObjects(this.environment, renderObjects(findOwnObjects(this))));
  }

  /** What one component puts into the cluster, each object under the component's name. */
  objectsOf(component: Component): KubernetesObject[] {
    const objects = component.node.findAll().filter((child) => ApiObject.isApiObject(child));
    for (const { metadata } of objects) metadata.addLabel('app.kubernetes.io/name', component.name);
    return sortObjects(finishObjects(this.environment, renderObjects(objects)).map((object) => component.finish(object)));
  }
}

function renderNamespace(props: k8s.KubeNamespaceProps): KubernetesObject {
  return k8s.KubeNamespace.manifest(props) as KubernetesObject;
}

function findPlatforms(construct: IConstruct): Platform[] {
  if (Platform.isPlatform(construct)) return [construct];
  return construct.node.children.flatMap(findPlatforms);
}
