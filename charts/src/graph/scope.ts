import type { Construct } from 'constructs';
import type { GrpcContract, ServiceContract, WorkloadContract } from 'fairlead/contract';
import type { DeclaredEnd, DeclaredTraffic, Rollout, RolloutPods, WorkloadReference } from 'fairlead/doctor';
import type { Place } from '../checks/place';
import type { Environment } from '../environment/environment';
import type { Monitoring } from '../environment/monitoring';

/** What a part may know of the platform that it is in. */
export interface PlatformScope extends Construct {
  /** What differs from the platform's other deployments. */
  readonly environment: Environment;

  /** `<platform>-<environment>`. */
  readonly namespace: string;

  /** Labels of all its objects. */
  readonly labels: Readonly<Record<string, string>>;

  /** Notes traffic that is meant to flow. */
  declare(traffic: DeclaredTraffic): void;

  /**
   * Notes a call or a use that cannot be, to be reported together with all other faults.
   *
   * @param place whose line is told: by default the author's that led here, with null none
   */
  report(fault: string, place?: Place | null): void;
}

/** The numbers of a Deployment that decide how many of its pods there are in a rollout, beside its scale. */
export interface RolloutNumbers {
  /** @default 1; where it is paced a tenth of the most pods */
  readonly surge?: number | undefined;
  /** Of a pod. */
  readonly gracePeriodSeconds: number;
}

/** How the pods of a Deployment are replaced. */
export interface RollingScope {
  /** How they are: paced where a store that is used needs it. */
  readonly rollout: Rollout;

  /** How they would be where nothing paced it. */
  readonly unpacedRollout: Rollout;

  /** What both follow from. */
  readonly rolloutNumbers: RolloutNumbers;

  /** How they would be replaced with other numbers: paced where that makes them fewer. */
  readonly rolloutWith: (numbers: RolloutNumbers) => Rollout;
}

/** Where metrics are read. */
export interface MetricsEndpoint {
  /** Name of the container's port. */
  readonly portName: string;
  readonly port: number;
  readonly path: string;
}

/** What an edge needs to know of whoever calls. */
export interface CallerScope extends Construct {
  readonly platform: PlatformScope;
  readonly name: string;

  /** How messages name it: `prod/user-service`. */
  readonly address: string;

  /** Labels that select its pods and nobody else's. */
  readonly podLabels: Readonly<Record<string, string>>;

  /** Its pods, as the proof names them. */
  readonly ends: readonly DeclaredEnd[];
}

/** A Prometheus of the platform itself, which reads the metrics of all its services. */
export interface PrometheusScope extends CallerScope {
  readonly kind: 'prometheus';
}

/** Who reads metrics: a Prometheus of the cluster, or one of the platform. */
export type Scraper = Monitoring | PrometheusScope;

/** What a part may know of the workload that it is of. */
export interface WorkloadScope extends CallerScope {
  /** Whether nothing is wrong with what it was made of. */
  readonly sound: boolean;

  /** What runs its pods. */
  readonly workload: WorkloadReference | undefined;

  /** What it promises. */
  readonly contract: WorkloadContract;

  /** Most of its pods at once, those that terminate included. */
  readonly mostPods: RolloutPods;

  /** How its pods are replaced; nothing where pods of two revisions never meet. */
  readonly rolling: RollingScope | undefined;

  /** Where its metrics are; nothing where it has none. */
  readonly metrics: MetricsEndpoint | undefined;

  /** Who reads its metrics. */
  readonly monitoring: Scraper | undefined;
}

/** What others may know of a task that they wait for. */
export interface TaskScope {
  readonly name: string;

  /** Name of its Job: that of this release. Known once all is said of it. */
  readonly jobName: string;

  /** Longest that it may take, its own waits included. Known once all is said of it. */
  readonly deadlineSeconds: number;

  /** The tasks that it waits for itself. */
  readonly awaited: readonly TaskScope[];
}

/** What a part may know of the HTTP or gRPC service that it is of. */
export interface ServiceScope extends WorkloadScope {
  readonly port: number;
  readonly contract: ServiceContract | GrpcContract;
}
