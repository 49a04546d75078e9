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
import { minPods, replicas, type Scale } from './scale';

/** What the Deployment of one kind of workload follows from, beside its props. */
export interface Replication {
  readonly ports: k8s.ContainerPort[];
  readonly probeHandlers: ProbeHandlers;
  /** Longest that a start may take. */
  readonly startupSeconds: number;
  readonly terminationGracePeriodSeconds: number;
}

/** A workload of like pods that run without end: Deployment, disruption budget and, where it scales, autoscaler. */
export abstract class ReplicatedWorkload<
  Contract extends WorkloadContract = WorkloadContract,
  Props extends CompleteWorkloadProps & CompleteReplicatedProps = CompleteWorkloadProps & CompleteReplicatedProps,
> extends Workload<Contract, Props> {
  private update: RollingUpdate | undefined;

  get rolling(): RollingUpdate | undefined {
    return this.update;
  }

  get mostPods(): RolloutPods {
    return this.update ? countRolloutPods(this.update.rollout) : { pods: 0, arithmetic: '0' };
  }

  /** Makes the objects that run its pods. */
  protected replicate({ ports, probeHandlers, startupSeconds, terminationGracePeriodSeconds }: Replication): k8s.KubeDeployment {
    const { name, podLabels, platform, props } = this;
    const { surge, probes, evictableShare, revisionHistoryLimit } = props;
    const scale: Scale = platform.environment.singleReplica ? replicas(1) : props.scale;
    const rolling = new RollingUpdate(
      {
        scale,
        surge,
        gracePeriodSeconds: terminationGracePeriodSeconds,
        startupSeconds: startupWindow(deriveTimes(startupSeconds, probes)),
      },
      () => this.edges.stores.some((store) => store.needsPacing),
    );
    this.update = rolling;
    const template = this.podTemplate({
      container: { ports, ...createProbes(probeHandlers, startupSeconds, probes) },
      pod: { terminationGracePeriodSeconds, topologySpreadConstraints: topologySpread(podLabels) },
    });
    const deployment = createDeployment(this, { scale, rolling, revisionHistoryLimit, template });
    reloadOnNewSecrets(platform.environment, deployment, () => this.secretNames);
    if (scale.kind === 'autoscale') new Autoscaler(this, 'autoscaler', { name, scale });
    new DisruptionBudget(this, 'disruption-budget', { name, podLabels, evictableShare, minPods: minPods(scale) });
    this.runBy(deployment);
    return deployment;
  }
}
