import { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { type AddressForm, isObject, showGiven, writeAddress } from 'fairlead/contract';
import type { DeclaredBudgets, DeclaredEnd, WorkloadReference } from 'fairlead/doctor';
import { attempt, refuse } from '../checks/invalid-platform';
import { Place } from '../checks/place';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { type KnownKind, type Patch, patchOne, type PatchTarget } from '../objects/rendered';
import type { MetricsEndpoint, PlatformScope, Scraper } from './scope';

/** Names of Services, RFC 1035: they become host names. */
const HOST_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What every node of the call graph is known by. */
export interface ComponentProps {
  /** DNS label: the construct's id, the Service's name and the name of every object that there is one of. */
  readonly name: string;

  /**
   * Port of its pods that others of the platform reach, 1 to 65535. The Service has the same.
   *
   * @default nobody reaches it
   */
  readonly port?: number;

  /**
   * Kind of object that runs its pods.
   *
   * @default none: it is outside the cluster
   */
  readonly runsAs?: 'CronJob' | 'DaemonSet' | 'Deployment' | 'Job' | 'StatefulSet';
}

/** When a component is applied: services wait for stores and tasks, tasks for stores, and stores for nobody. Calls hold up no start. */
export type Tier = 'store' | 'task' | 'service';

/** A component that others reach. */
export type Destination = Component & { readonly port: number };

/** Where a component sends its traces, and how many. Made by `tracedBy`. */
export interface Tracing {
  /** What takes OTLP over HTTP on its port: an OtelCollector, or whatever else does. */
  readonly collector: Destination;
  /** Share of the requests that are recorded where nobody has decided before, above 0, up to 1. */
  readonly share: number;
}

/** A node of the call graph, reached at one port by those who declare it, or by nobody. */
export abstract class Component extends Construct {
  readonly platform: PlatformScope;
  readonly name: string;

  /** Port of its pods; nothing where nobody reaches it. */
  readonly port: number | undefined;

  /** How messages name it: `prod/user-service`. */
  readonly address: string;

  /** Where it was made. */
  readonly place = new Place();

  /** Whether it can have the name that it was given. If not, those of its objects are not what would be there. */
  readonly named: boolean;

  private reported = false;
  private readonly runsAs: ComponentProps['runsAs'];

  /** @throws InvalidPlatform where it is given no platform: there nobody could be told of other faults */
  constructor(platform: PlatformScope, { name, port, runsAs }: ComponentProps) {
    checkScope(platform, name);
    const fault = findNameFault(platform, name);
    super(platform, fault === undefined ? name : `${platform.node.children.length} ${name}`);
    this.platform = platform;
    this.name = String(name);
    this.port = port;
    this.address = `${platform.environment.name}/${name}`;
    this.runsAs = runsAs;
    this.named = fault === undefined;
    if (fault !== undefined) this.report(`${this.address}: ${fault}`);
  }

  /** Whether nothing is wrong with what it was made of. What is wrong with its place in the graph would only follow from that. */
  get sound(): boolean {
    return !this.reported;
  }

  /** What runs its pods; nothing when it is outside the cluster. */
  get workload(): WorkloadReference | undefined {
    return this.runsAs && { kind: this.runsAs, namespace: this.platform.namespace, name: this.name };
  }

  /** Labels that select its pods and nobody else's. Immutable in a cluster, so they carry nothing that changes. */
  get podLabels(): Readonly<Record<string, string>> {
    return { 'app.kubernetes.io/name': this.name };
  }

  /** Name by which others of the platform reach it. */
  get host(): string {
    return this.name;
  }

  /** The ports of its pods that others may call, by name. */
  get ports(): Readonly<Record<string, number>> {
    return this.port === undefined ? {} : { [String(this.port)]: this.port };
  }

  /** Those that a call leads to which names none; the first is in the address. */
  get commonPorts(): readonly number[] {
    return this.port === undefined ? [] : [this.port];
  }

  /** Where it listens, in the form that a caller of a platform reads: from another namespace its name has the name of its own. */
  writeAddress(form: AddressForm, port: number, caller: PlatformScope): string {
    const host = caller === this.platform ? this.host : `${this.host}.${this.platform.namespace}`;
    return writeAddress(form, { host, port });
  }

  /** How a policy of a caller names it. */
  get peers(): k8s.NetworkPolicyPeer[] {
    return [{ podSelector: { matchLabels: this.podLabels } }];
  }

  /** The same, as the proof names it. */
  get ends(): readonly DeclaredEnd[] {
    return this.workload ? [this.workload] : [];
  }

  /** What its budgets follow from. */
  get budgets(): DeclaredBudgets {
    return {};
  }

  /** When it is applied. */
  get tier(): Tier {
    return 'service';
  }

  /** One of its objects as it is applied, made of it as it is rendered, patches and all. */
  finish(object: KubernetesObject): KubernetesObject {
    return object;
  }

  /** Components that it calls or uses, in no particular order. Applied before it. */
  abstract get dependencies(): readonly Component[];

  /** What is wrong with its place in the graph, known only once the graph is complete. */
  abstract findFaults(): readonly string[];

  /** Notes that something is wrong with what it was made of, to be reported together with all other faults. */
  protected report(fault: string, place?: Place | null): void {
    this.reported = true;
    this.platform.report(fault, place);
  }

  /** What is made, or, where that is refused, a stand-in: its faults are reported, and the run goes on to find those of others. */
  protected attempt<Value>(make: () => Value, standIn: Value): Value {
    return attempt(make, standIn, (fault) => this.report(fault));
  }

  /** Where its metrics are; nothing where it has none. */
  get metrics(): MetricsEndpoint | undefined {
    return undefined;
  }

  /** Lets a monitoring system read its metrics. Missing where no pods of its own serve any. */
  scrapedBy?(monitoring: Scraper): this;

  /** Has its traces sent where those of the whole platform go. Missing where it makes none. */
  sendTraces?(tracing: Tracing): void;

  /**
   * Changes one of its objects, as the last step of rendering: what comes out is what the proof and the budgets see. Fields newer than
   * Kubernetes 1.28 stay. Objects of an edge exist once the edge is declared. That no object, or more than one, is meant is a fault.
   *
   * @param target kind, and name where it has several of the kind
   * @param patches JSON patches, or functions over the rendered object; applied in order
   *
   * @example
   * users.patch('Deployment', (deployment) => { deployment.spec.minReadySeconds = 5; });
   * users.patch('Service', JsonPatch.add('/spec/trafficDistribution', 'PreferClose'));
   */
  patch<Kind extends KnownKind | (string & {})>(target: PatchTarget<Kind>, ...patches: Patch<Kind>[]): this {
    const objects = this.node.findAll().filter((child) => ApiObject.isApiObject(child));
    attempt(
      () => patchOne(this.address, objects, target, patches),
      undefined,
      (fault) => this.platform.report(fault),
    );
    return this;
  }
}

function checkScope(platform: unknown, name: unknown): void {
  if (isObject(platform) && isObject(platform['environment'])) return;
  refuse(`${String(name)}: it is made in ${showGiven(platform)}, which is no platform; give it one that new Platform() has made`);
}

function findNameFault(platform: PlatformScope, name: unknown): string | undefined {
  if (typeof name !== 'string' || !HOST_LABEL.test(name))
    return 'no Service can have this name; write lower-case letters, digits and hyphens, a letter first';
  if (platform.node.tryFindChild(name)) return 'the platform has something of this name already; give each component its own';
  return undefined;
}
