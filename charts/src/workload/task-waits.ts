import { Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import { isObject, showGiven } from 'fairlead/contract';
import { attempt } from '../checks/invalid-platform';
import { getImage } from '../environment/image';
import { API_SERVER_UNKNOWN, readNamespace, type Right } from '../graph/api-access';
import { Component } from '../graph/component';
import type { TaskScope, WorkloadScope } from '../graph/scope';
import { lazily } from '../objects/lazily';
import { API_TOKEN_MOUNT, apiTokenVolume } from '../pod/api-token';
import { RESTRICTED_CONTAINER } from '../pod/pod-security';
import { LOG_STORAGE, toRequirements } from '../pod/resources';

const RESOURCES = { memory: Size.mebibytes(128), cpuMillis: 10, cpuLimitMillis: 200, ephemeralStorage: LOG_STORAGE };

/** Those of its namespace, whatever their names. */
const JOBS: Right = { apiGroup: 'batch', resources: ['jobs'], verbs: ['get', 'list', 'watch'] };

type Task = TaskScope & Component;

/**
 * The tasks for which the pods of a workload wait before they start: an initContainer asks the API server until the Job is done. It alone
 * has a token, which may read Jobs and nothing else. The pods of a release before still ask for the Job of theirs, so that no one Job is
 * named in the role.
 */
export class TaskWaits {
  private readonly workload: WorkloadScope;
  private readonly waits = new Map<string, { readonly task: Task; readonly container: k8s.Container }>();

  constructor(workload: WorkloadScope) {
    this.workload = workload;
  }

  /** Lets the workload wait for a task, or reports why it cannot. */
  add(task: unknown): void {
    const { platform, address } = this.workload;
    if (!isTask(task)) {
      const shown = isObject(task) && typeof task['name'] === 'string' ? task['name'] : showGiven(task);
      return platform.report(`${address}: runs(${shown}) is given no task; give what new Task() has made`);
    }
    const misuse = this.findMisuse(task);
    if (misuse) return platform.report(`${address}: runs(${task.name}) ${misuse}`);
    if (this.waits.has(task.name)) return;
    const container = attempt(
      () => waitForTask(this.workload, task),
      undefined,
      (fault) => platform.report(fault),
    );
    if (!container) return;
    if (this.waits.size === 0 && this.workload.sound) readNamespace(this.workload, 'jobs', [JOBS]);
    this.waits.set(task.name, { task, container });
  }

  /** The tasks, in no particular order. */
  get tasks(): readonly Task[] {
    return [...this.waits.values()].map(({ task }) => task);
  }

  /** The initContainers, by name of the task. */
  get containers(): readonly k8s.Container[] {
    return [...this.waits].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { container }]) => container);
  }

  /** What they need of the pod. */
  get volumes(): readonly k8s.Volume[] {
    return this.waits.size > 0 ? [apiTokenVolume()] : [];
  }

  /** Seconds that a pod may wait for all of them. */
  get longestSeconds(): number {
    return Math.max(0, ...this.tasks.map(({ deadlineSeconds }) => deadlineSeconds));
  }

  private findMisuse(task: Task): string | undefined {
    const { workload } = this;
    const { platform } = workload;
    if ((task as Component) === (workload as unknown)) return 'would wait for itself; leave it out';
    if (waitsFor(task, workload.name)) return `would wait for what waits for it, so that neither starts; leave one of the two out`;
    if (task.platform !== platform) return `leads to ${task.address} of another platform; run a task made in ${platform.namespace}`;
    if (!platform.environment.apiServer) return `asks the API server whether the Job is done, ${API_SERVER_UNKNOWN}`;
    return undefined;
  }
}

function isTask(given: unknown): given is Task {
  return given instanceof Component && 'jobName' in given;
}

/** Whether a task waits for a component of its platform, be it for one that waits for another. No wait that closes a circle is added. */
function waitsFor({ awaited }: TaskScope, name: string): boolean {
  return awaited.some((task) => task.name === name || waitsFor(task, name));
}

/** A Job that failed is not done: the pod waits, its rollout fails, and the pods of the release before go on. */
function waitForTask({ platform, address }: WorkloadScope, task: Task): k8s.Container {
  const { name } = task;
  // Its name and how long it takes may follow from what is said of it later.
  const job = lazily(() => `job/${task.jobName}`);
  const timeout = lazily(() => `--timeout=${task.deadlineSeconds}s`);
  return {
    name: `wait-for-${name}`,
    ...getImage(address, platform.environment.images, 'kubectl'),
    command: ['kubectl', 'wait', '--for=condition=Complete', job, timeout],
    volumeMounts: [API_TOKEN_MOUNT],
    resources: toRequirements(RESOURCES),
    securityContext: RESTRICTED_CONTAINER,
  };
}
