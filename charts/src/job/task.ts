import { k8s } from 'cdk8s-plus-28';
import type { JobContract } from 'fairlead/contract';
import type { RolloutPods } from 'fairlead/doctor';
import { versionOf } from '../environment/image';
import type { Tier } from '../graph/component';
import type { TaskScope } from '../graph/scope';
import type { Platform } from '../platform/platform';
import { checkKind } from '../workload/check-kind';
import { checkTask, type CompleteTaskProps, type TaskProps, taskStandIn } from './job-props';
import { countJobPods } from './job-spec';
import { JobWorkload } from './job-workload';

/** The Job's name is a label of its pods (Job, "Job labels"). */
const LONGEST_NAME = 63;

/**
 * A program that runs once for each release and ends, such as a migration: ServiceAccount without a token, ConfigMap and Job. The Job's name
 * ends in the tag of its image, since a Job cannot be changed: a new release makes a new one. Those who declare `runs(task)` start when it
 * is done. It stays when it has ended, for pods that start later ask for it.
 *
 * @example
 * const migration = new Task(shop, migrationContract, {});
 * migration.uses(mongo);
 * web.runs(migration);
 */
export class Task<Contract extends JobContract = JobContract> extends JobWorkload<Contract, CompleteTaskProps> implements TaskScope {
  /** @throws InvalidPlatform where it is given no contract of a job */
  constructor(platform: Platform, contract: Contract, given: TaskProps<Contract> = {}) {
    checkKind('a Task', 'job', contract);
    super(platform, {
      contract,
      runsAs: 'Job',
      check: (owner) => checkTask(owner, contract, given),
      standIn: taskStandIn(given),
    });
    const { jobName: name, address } = this;
    if (name.length > LONGEST_NAME)
      this.report(
        `${address}: its Job is called ${name}, which has ${name.length} characters and may have ${LONGEST_NAME}; give it a shorter name, or its image a shorter tag`,
      );
    this.runBy(new k8s.KubeJob(this, 'job', { metadata: { name }, spec: this.runOnce() }));
  }

  /** Name of its Job: `migration-sha-1`. */
  get jobName(): string {
    return `${this.name}-${toName(versionOf(this.imageReference))}`;
  }

  get deadlineSeconds(): number {
    return this.contract.deadlineSeconds;
  }

  protected override get workloadName(): string {
    return this.jobName;
  }

  get mostPods(): RolloutPods {
    return countJobPods(this.platform.environment, { pods: 1, arithmetic: '1' });
  }

  override get tier(): Tier {
    return 'task';
  }
}

/** A tag as the end of a name: `v1.2_RC` becomes `v1-2-rc`. */
function toName(tag: string): string {
  return tag
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
}
