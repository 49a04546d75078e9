import { k8s } from 'cdk8s-plus-28';
import type { JobContract } from 'fairlead/contract';
import type { RolloutPods } from 'fairlead/doctor';
import { checkKind } from '../checks/kind';
import type { Platform } from '../platform/platform';
import { checkScheduledJob, type CompleteScheduledJobProps, type ScheduledJobProps, scheduledJobStandIn } from './job-props';
import { countJobPods } from './job-spec';
import { JobWorkload } from './job-workload';

/**
 * A program that runs at times and ends: ServiceAccount without a token, ConfigMap and CronJob. No run starts beside another unless asked
 * to take its place, none takes longer than its contract says (beside the wait for a task), and runs that have ended go after a day. A new
 * image and new variables count from the next run on.
 *
 * @example
 * const cleanup = new ScheduledJob(shop, cleanupContract, { schedule: '0 3 * * *' });
 * cleanup.uses(mongo);
 */
export class ScheduledJob<Contract extends JobContract = JobContract> extends JobWorkload<Contract, CompleteScheduledJobProps> {
  /** @throws InvalidPlatform where it is given no contract of a job */
  constructor(platform: Platform, contract: Contract, given: ScheduledJobProps<Contract>) {
    checkKind('a ScheduledJob', 'job', contract);
    super(platform, {
      contract,
      runsAs: 'CronJob',
      check: (owner) => checkScheduledJob(owner, contract, given),
      standIn: scheduledJobStandIn(given),
    });
    const { schedule, timeZone, suspend, concurrencyPolicy, startingDeadlineSeconds, ttlSecondsAfterFinished, ...limits } = this.props;
    const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = limits;
    const cronJob = new k8s.KubeCronJob(this, 'cron-job', {
      metadata: { name: this.name },
      spec: {
        schedule,
        ...(timeZone !== undefined && { timeZone }),
        ...(suspend && { suspend }),
        concurrencyPolicy,
        startingDeadlineSeconds,
        successfulJobsHistoryLimit,
        failedJobsHistoryLimit,
        jobTemplate: { spec: { ...this.runOnce(), ttlSecondsAfterFinished } },
      },
    });
    this.runBy(cronJob);
  }

  /** Under `Replace` the pod of the run before still stops. */
  get mostPods(): RolloutPods {
    const isReplaced = this.props.concurrencyPolicy === 'Replace';
    return countJobPods(this.platform.environment, isReplaced ? { pods: 2, arithmetic: '(1 old + 1 new)' } : { pods: 1, arithmetic: '1' });
  }
}
