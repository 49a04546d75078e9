import { k8s } from 'cdk8s-plus-28';
import type { JobContract } from 'fairlead/contract';
import type { RolloutPods, WorkloadReference } from 'fairlead/doctor';
import { checkKind } from '../checks/kind';
import { versionOf } from '../environment/image';
import type { Tier } from '../graph/component';
import type { TaskScope } from '../graph/scope';
import { fingerprintOf, FINGERPRINT_LENGTH } from '../objects/checksum';
import type { KubernetesObject } from '../objects/kubernetes-object';
import type { Platform } from '../platform/platform';
import { checkTask, type CompleteTaskProps, type TaskProps, taskStandIn } from './job-props';
import { countJobPods } from './job-spec';
import { JobWorkload } from './job-workload';

/** The Job's name is a label of its pods (Job, "Job labels"). */
const LONGEST_NAME = 63;

/**
 * A program that runs once for each release and ends, such as a migration: ServiceAccount without a token, ConfigMap and Job. The Job's name
 * ends in the tag of its image, since a Job cannot be changed: a new release makes a new one. Images of this machine keep their tag, so that
 * there it ends in a hash of what it runs with as well. Those who declare `runs(task)` start when it is done. It stays when it has ended, for
 * pods that start later ask for it.
 *
 * @example
 * const migration = new Task(shop, migrationContract, {});
 * migration.uses(mongo);
 * web.runs(migration);
 */
export class Task<Contract extends JobContract = JobContract> extends JobWorkload<Contract, CompleteTaskProps> implements TaskScope {
  private readonly job: k8s.KubeJob;

  /** @throws InvalidPlatform where it is given no contract of a job */
  constructor(platform: Platform, contract: Contract, given: TaskProps<Contract> = {}) {
    checkKind('a Task', 'job', contract);
    super(platform, {
      contract,
      runsAs: 'Job',
      check: (owner) => checkTask(owner, contract, given),
      standIn: taskStandIn(given),
    });
    const { releaseName, address } = this;
    const length = releaseName.length + (this.keepsTag ? FINGERPRINT_LENGTH + 1 : 0);
    if (length > LONGEST_NAME)
      this.report(
        `${address}: its Job is called ${releaseName}${this.keepsTag ? '-<hash>' : ''}, which has ${length} characters and may have ${LONGEST_NAME}; give it a shorter name, or its image a shorter tag`,
      );
    this.job = new k8s.KubeJob(this, 'job', { metadata: { name: releaseName }, spec: this.runOnce() });
    this.runBy(this.job);
  }

  /** Name of its Job: `migration-sha-1`; `migration-dev-0f3a91c2` where images keep their tag, known once all is said of it. */
  get jobName(): string {
    if (!this.keepsTag) return this.releaseName;
    const { spec } = this.job.toJson() as { readonly spec?: { readonly template?: unknown } };
    return `${this.releaseName}-${fingerprintOf([spec?.template, this.variables])}`;
  }

  override get workload(): WorkloadReference {
    const { namespace } = this.platform;
    const nameOf = () => this.jobName;
    return {
      kind: 'Job',
      namespace,
      // Traffic is declared before the name is known.
      get name() {
        return nameOf();
      },
    };
  }

  override finish(object: KubernetesObject): KubernetesObject {
    const { kind, metadata } = object;
    return kind === 'Job' && metadata.name === this.releaseName ? { ...object, metadata: { ...metadata, name: this.jobName } } : object;
  }

  /** Whether a new image has the tag of the one before. */
  private get keepsTag(): boolean {
    return this.platform.environment.images.kind === 'local';
  }

  private get releaseName(): string {
    return `${this.name}-${toName(versionOf(this.imageReference))}`;
  }

  get awaited(): readonly TaskScope[] {
    return this.waits.tasks;
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
