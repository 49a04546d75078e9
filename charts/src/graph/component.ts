import { ApiObject } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { DeclaredBudgets, DeclaredEnd, WorkloadReference } from 'fairlead/doctor';
import { refuse } from '../checks/invalid-platform';
import type { Monitoring } from '../environment/monitoring';
import { type KnownKind, type Patch, patchOne, type PatchTarget } from '../objects/rendered';
import type { PlatformScope } from './scope';

/** Names of Services, RFC 1035: they become host names. */
const HOST_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What every node of the call graph is known by. */
export interface ComponentProps {
  /** DNS label: the construct's id, the Service's name and the name of every object that there is one of. */
  readonly name: string;

  /** Port of its pods that others of the platform reach, 1 to 65535. The Service has the same. */
  readonly port: number;

  /**
   * Kind of object that runs its pods.
   *
   * @default none: it is outside the cluster
   */
  readonly runsAs?: 'Deployment' | 'StatefulSet';
}

/** A node of the call graph, reached at one port by those who declare it. */
export abstract class Component extends Construct {
  readonly platform: PlatformScope;
  readonly name: string;
  readonly port: number;

  /** How messages name it: `prod/user-service`. */
  readonly address: string;

  /** What runs its pods; nothing when it is outside the cluster. */
  readonly workload: WorkloadReference | undefined;

  constructor(platform: PlatformScope, { name, port, runsAs }: ComponentProps) {
    const address = `${platform.environment.name}/${name}`;
    if (!HOST_LABEL.test(name))
      refuse(`${address}: no Service can have this name; write lower-case letters, digits and hyphens, a letter first`);
    if (platform.node.tryFindChild(name))
      refuse(`${address}: the platform has something of this name already; give each component its own`);
    super(platform, name);
    this.platform = platform;
    this.name = name;
    this.port = port;
    this.address = address;
    this.workload = runsAs && { kind: runsAs, namespace: platform.namespace, name };
  }

  /** Labels that select its pods and nobody else's. Immutable in a cluster, so they carry nothing that changes. */
  get podLabels(): Readonly<Record<string, string>> {
    return { 'app.kubernetes.io/name': this.name };
  }

  /** Name by which others of the platform reach it. */
  get host(): string {
    return this.name;
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

  /** Components that it calls or uses, in no particular order. Applied before it. */
  abstract get dependencies(): readonly Component[];

  /** What is wrong with its place in the graph, known only once the graph is complete. */
  abstract findFaults(): readonly string[];

  /** Lets a monitoring system read its metrics. Missing where it has none. */
  scrapedBy?(monitoring: Monitoring): this;

  /**
   * Changes one of its objects, as the last step of rendering: what comes out is what the proof and the budgets see. Fields newer than
   * Kubernetes 1.28 stay. Objects of an edge exist once the edge is declared.
   *
   * @param target kind, and name where it has several of the kind
   * @param patches JSON patches, or functions over the rendered object; applied in order
   * @throws InvalidPlatform when no object, or more than one, is meant
   *
   * @example
   * users.patch('Deployment', (deployment) => { deployment.spec.minReadySeconds = 5; });
   * users.patch('Service', JsonPatch.add('/spec/trafficDistribution', 'PreferClose'));
   */
  patch<Kind extends KnownKind | (string & {})>(target: PatchTarget<Kind>, ...patches: Patch<Kind>[]): this {
    patchOne(
      this.address,
      this.node.findAll().filter((child) => ApiObject.isApiObject(child)),
      target,
      patches,
    );
    return this;
  }
}
