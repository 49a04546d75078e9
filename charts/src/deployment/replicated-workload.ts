import type { k8s } from 'cdk8s-plus-28';
import type { WorkloadContract } from 'fairlead/contract';
import { countRolloutPods, type RolloutPods } from 'fairlead/doctor';
import { DisruptionBudget } from '../pod/disruption-budget';
import { createProbes, deriveTimes, type ProbeHandlers, startupWindow } from '../pod/probes';
import { reloadOnNewSecrets } from '../pod/reloader';
import { topologySpread } from '../pod/topology-spread';
import { Workload } from '../workload/workload';
import type { CompleteWorkloadProps } from '../workload/workload-props';
import { Autoscaler } from './autoscaler';
import { createDeployment } from './deployment';
import type { CompleteReplicatedProps } from './replicated-props';
import { RollingUpdate } from './rolling-update';
import { checkTolerance, maxPods, minPods, replicas, type Scale } from './scale';

/** Until its objects are made. */
const NONE = replicas(0);

/** What the Deployment of one kind of workload follows from, beside its props. */
export interface Replication {
  readonly ports: k8s.ContainerPort[];
  readonly probeHandlers: Partial<ProbeHandlers>;
  /** Longest that a start may take. */
  readonly startupSeconds: number;
  readonly terminationGracePeriodSeconds: number;
  /**
   * Whether all old pods stop before a new one starts.
   *
   * @default false
   */
  readonly recreates?: boolean;
}

/** A workload of like pods that run without end: Deployment, disruption budget and, where it scales, autoscaler. */
export abstract class ReplicatedWorkload<
  Contract extends WorkloadContract = WorkloadContract,
  Props extends CompleteWorkloadProps & CompleteReplicatedProps = CompleteWorkloadProps & CompleteReplicatedProps,
> extends Workload<Contract, Props> {
  private update: RollingUpdate | undefined;
  private scale: Scale = NONE;

  get rolling(): RollingUpdate | undefined {
    return this.update;
  }

  get mostPods(): RolloutPods {
    const most = maxPods(this.scale);
    return this.update ? countRolloutPods(this.update.rollout) : { pods: most, arithmetic: String(most) };
  }

  /** Makes the objects that run its pods. */
  protected replicate({
    ports,
    probeHandlers,
    terminationGracePeriodSeconds,
    recreates = false,
    ...times
  }: Replication): k8s.KubeDeployment {
    const { name, podLabels, platform, props } = this;
    const { surge, probes, evictableShare, revisionHistoryLimit } = props;
    const scale = platform.environment.singleReplica ? replicas(1) : props.scale;
    const startupSeconds = startupWindow(deriveTimes(times.startupSeconds, probes));
    const rollout = { scale, surge, gracePeriodSeconds: terminationGracePeriodSeconds, startupSeconds };
    const rolling = recreates ? undefined : new RollingUpdate(rollout, () => this.edges.stores.some((store) => store.needsPacing));
    this.scale = scale;
    this.update = rolling;
    this.attempt(() => checkTolerance(this.address, scale, platform.environment), undefined);
    const template = this.podTemplate({
      container: { ...(ports.length > 0 && { ports }), ...createProbes(probeHandlers, times.startupSeconds, probes) },
      pod: { terminationGracePeriodSeconds, topologySpreadConstraints: topologySpread(podLabels, platform.environment.pods) },
    });
    const deployment = createDeployment(this, {
      scale,
      rolling,
      startupSeconds,
      waitSeconds: () => this.waits.longestSeconds,
      revisionHistoryLimit,
      template,
    });
    reloadOnNewSecrets(platform.environment, deployment, () => this.secretNames);
    if (scale.kind === 'autoscale') new Autoscaler(this, 'autoscaler', { name, scale });
    new DisruptionBudget(this, 'disruption-budget', { name, podLabels, evictableShare, minPods: minPods(scale) });
    this.runBy(deployment);
    return deployment;
  }
}
