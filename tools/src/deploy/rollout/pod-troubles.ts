import { type Condition, findCondition } from '@fairlead/cluster';
import type { KubernetesObject } from '../set/kubernetes-object';
import type { Workload } from './workload';

interface ContainerStatus {
  readonly name: string;
  readonly ready?: boolean;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly terminated?: { readonly reason?: string; readonly exitCode?: number };
}

/** A pod, as a cluster answers it. */
export interface Pod extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly deletionTimestamp?: string };
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
}

/** Why a pod is not ready. */
export interface PodTrouble {
  readonly pod: string;
  /** `ErrImageNeverPull`; nothing where the pod says none. */
  readonly reason?: string;
  /** In one line. */
  readonly told: string;
  /** What to do. */
  readonly advice?: string;
}

/** What to do, by the reason that a kubelet or the scheduler gives. */
const ADVICE: Readonly<Record<string, string>> = {
  ErrImageNeverPull: 'the image is not on the node and is never pulled: build it with that tag, and load it into the cluster',
  ErrImagePull: 'the image cannot be pulled: is that tag pushed, and may the cluster read it?',
  ImagePullBackOff: 'the image cannot be pulled: is that tag pushed, and may the cluster read it?',
  InvalidImageName: 'the tag makes no name of an image: give one that a registry takes',
  CreateContainerConfigError: 'a Secret or a ConfigMap that it names is not there, or lacks a key',
  CrashLoopBackOff: 'it starts and ends: kubectl logs --previous says why',
  Unschedulable: 'no node has room for it: add one, or lower what the pods request',
};

/** No time mends these. */
const FINAL: readonly string[] = ['ErrImageNeverPull', 'InvalidImageName'];

/** Whether waiting is of no use. */
export function isFinal({ reason = '' }: PodTrouble): boolean {
  return FINAL.includes(reason);
}

/** The pods of a workload that are not ready, each with why. Those that are told to stop are on their way out. */
export function findTroubles(workload: Workload, pods: readonly Pod[]): readonly PodTrouble[] {
  const wanted = Object.entries(workload.spec.selector?.matchLabels ?? {});
  return pods
    .filter(({ metadata: { labels = {} } }) => wanted.every(([key, value]) => labels[key] === value))
    .filter((pod) => pod.metadata.deletionTimestamp === undefined && !isReady(pod))
    .map(readTrouble);
}

function readTrouble({ metadata: { name: pod }, status = {} }: Pod): PodTrouble {
  const { conditions = [], initContainerStatuses = [], containerStatuses = [] } = status;
  const unplaced = findCondition(conditions, 'PodScheduled', 'False');
  if (unplaced) return withAdvice(pod, unplaced.reason, unplaced.message);
  const container = [...initContainerStatuses, ...containerStatuses].find(isWaiting);
  const { waiting } = container?.state ?? {};
  if (container && waiting)
    return withAdvice(pod, waiting.reason, `${container.name}: ${waiting.message ?? 'it waits'}${lastEnd(container)}`);
  const running = initContainerStatuses.find(({ state }) => state && !state.terminated);
  if (running) return { pod, told: `its container ${running.name} has not ended: what it waits for is not there` };
  const unready = containerStatuses.find(({ ready }) => !ready);
  return {
    pod,
    told: `its container ${unready?.name ?? ''} runs, and its probes do not say that it is ready${unready ? lastEnd(unready) : ''}`,
  };
}

/** A container that is waiting for those before it says so as PodInitializing: they have the reason. */
function isWaiting({ state }: ContainerStatus): boolean {
  return state?.waiting !== undefined && state.waiting.reason !== 'PodInitializing';
}

function lastEnd({ lastState }: ContainerStatus): string {
  const { reason, exitCode } = lastState?.terminated ?? {};
  return exitCode === undefined ? '' : ` (it ended with ${exitCode}${reason ? `, ${reason}` : ''})`;
}

function withAdvice(pod: string, reason: string | undefined, message = ''): PodTrouble {
  const told = [reason, message.replaceAll(/\s+/g, ' ').trim()].filter(Boolean).join(': ');
  const advice = ADVICE[reason ?? ''];
  return { pod, told, ...(reason !== undefined && { reason }), ...(advice !== undefined && { advice }) };
}

function isReady({ status }: Pod): boolean {
  return findCondition(status?.conditions, 'Ready', 'True') !== undefined;
}
