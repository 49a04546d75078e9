import type { k8s } from 'cdk8s-plus-28';
import type { JobContract } from 'fairlead/contract';
import { isSince } from '../environment/cluster/kubernetes-version';
import { lazily } from '../objects/lazily';
import { Workload } from '../workload/workload';
import { type CompleteTaskProps } from './job-props';
import { jobSpec } from './job-spec';

/** What runs a program that ends. It listens nowhere, so nobody calls it, and nothing probes it or reads metrics. */
export abstract class JobWorkload<
  Contract extends JobContract = JobContract,
  Props extends CompleteTaskProps = CompleteTaskProps,
> extends Workload<Contract, Props> {
  get rolling(): undefined {
    return undefined;
  }

  get metrics(): undefined {
    return undefined;
  }

  protected get shutdown(): Record<never, never> {
    return {};
  }

  /**
   * Longest from its start to its end: Kubernetes counts from the start of the Job on, so the wait for other tasks comes to what its contract
   * says.
   */
  get deadlineSeconds(): number {
    return this.contract.deadlineSeconds + this.waits.longestSeconds;
  }

  override findFaults(): readonly string[] {
    const { props, platform, address } = this;
    const { sidecars = [] } = props.pod ?? {};
    if (sidecars.length === 0 || isSince(platform.environment, '1.29')) return super.findFaults();
    const fault = 'pod.sidecars go on when its work is done, and only since Kubernetes 1.29 does a job end all the same';
    return [...super.findFaults(), `${address}: ${fault}; write a later kubernetesVersion in its environment, or leave them out`];
  }

  /** One run: what a container that fails leaves is one pod, and the next try another. */
  protected runOnce(): k8s.JobSpec {
    const { terminationGracePeriodSeconds, backoffLimit } = this.props;
    const template = this.podTemplate({ container: {}, pod: { restartPolicy: 'Never', terminationGracePeriodSeconds } }, false);
    const deadlineSeconds = lazily(() => this.deadlineSeconds);
    return jobSpec({ deadlineSeconds, backoffLimit, template, environment: this.platform.environment });
  }
}
