import type { Construct } from 'constructs';
import type { ServiceContract } from 'fairlead/contract';
import type { DeclaredEnd, DeclaredTraffic, Rollout, WorkloadReference } from 'fairlead/doctor';
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

/** The numbers of a service that decide how many of its pods there are in a rollout, beside its scale. */
export interface RolloutNumbers {
  /** @default 1; where it is paced a tenth of the most pods */
  readonly surge?: number | undefined;
  /** Of a pod. */
  readonly gracePeriodSeconds: number;
}

/** What a part may know of the service that it is of. */
export interface ServiceScope extends Construct {
  readonly platform: PlatformScope;
  readonly name: string;
  readonly port: number;

  /** How messages name it: `prod/user-service`. */
  readonly address: string;

  /** Whether nothing is wrong with what it was made of. */
  readonly sound: boolean;

  /** Labels that select its pods and nobody else's. */
  readonly podLabels: Readonly<Record<string, string>>;

  /** What runs its pods. */
  readonly workload: WorkloadReference | undefined;

  /** Its pods, as the proof names them. */
  readonly ends: readonly DeclaredEnd[];

  /** What it promises. */
  readonly contract: ServiceContract;

  /** How its pods are replaced: paced where a store that it uses needs it. */
  readonly rollout: Rollout;

  /** How they are replaced where nothing paces it. */
  readonly unpacedRollout: Rollout;

  /** What both follow from. */
  readonly rolloutNumbers: RolloutNumbers;

  /** How its pods would be replaced with other numbers: paced where that makes them fewer. */
  readonly rolloutWith: (numbers: RolloutNumbers) => Rollout;

  /** Who reads its metrics. */
  readonly monitoring: Monitoring | undefined;
}
