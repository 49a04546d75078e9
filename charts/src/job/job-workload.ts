import type { k8s } from 'cdk8s-plus-28';
import type { JobContract } from 'fairlead/contract';
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

  /** One run: what a container that fails leaves is one pod, and the next try another. */
  protected runOnce(): k8s.JobSpec {
    const { terminationGracePeriodSeconds, backoffLimit } = this.props;
    const template = this.podTemplate({ container: {}, pod: { restartPolicy: 'Never', terminationGracePeriodSeconds } }, false);
    return jobSpec({ deadlineSeconds: this.contract.deadlineSeconds, backoffLimit, template, environment: this.platform.environment });
  }
}
