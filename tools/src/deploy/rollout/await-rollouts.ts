import { setTimeout as wait } from 'node:timers/promises';
import type { Kubectl, List } from '@fairlead/cluster';
import type { Pod } from '../../check-cluster/live/objects';
import { identityOf, nameOf } from '../set/kubernetes-object';
import type { ManifestSet } from '../set/manifest-set';
import { readLastLines } from './last-lines';
import { findTroubles } from './pod-troubles';
import { readRollout, type RolloutState } from './rollout-state';
import { stepLimit } from './step-limit';
import { isJob, isWorkload, type Workload, WORKLOAD_KINDS } from './workload';

const POLL_MS = 1_000;

/** A workload whose rollout has ended. */
export interface FinishedRollout {
  readonly name: string;
  readonly pods: number;
  /** Since the apply. */
  readonly seconds: number;
}

/** A rollout that does not end. The message has several lines: what it waits for, and what to do. */
export class RolloutFailed extends Error {}

export interface AwaitRolloutsProps {
  readonly kubectl: Kubectl;
  readonly stop: AbortSignal;
  readonly set: ManifestSet;
  /** How long a rollout may stand still, in seconds. @default what one step of it takes at most */
  readonly limitSeconds: number | undefined;
  readonly tell: (line: string) => void;
}

/** What is known of one rollout while it is waited for. */
interface Watched {
  readonly state: RolloutState;
  /** When it last moved. */
  readonly movedAt: number;
}

/**
 * Waits until every Deployment, StatefulSet and DaemonSet of a set runs as its manifest says, and no old pod is left, and every Job has run.
 *
 * @throws RolloutFailed where one stands still for longer than a step of it may take, or a Job fails: with the last lines of its log
 */
export async function awaitRollouts({ kubectl, stop, set, limitSeconds, tell }: AwaitRolloutsProps): Promise<readonly FinishedRollout[]> {
  const declared = set.objects.filter(isWorkload);
  const names = new Set(declared.map(identityOf));
  const leaving = new Set(declared.filter(isGoneOnceDone).map(identityOf));
  const start = Date.now();
  const finished = new Map<string, FinishedRollout>();
  let watched: ReadonlyMap<string, Watched> = new Map();
  for (;;) {
    const { workloads, pods } = await readAll(kubectl, set.namespace, names);
    watched = new Map(workloads.map((workload) => [identityOf(workload), watch(workload, watched.get(identityOf(workload)), tell)]));
    for (const workload of workloads) {
      const { state, movedAt } = watched.get(identityOf(workload))!;
      if (state.isDone && !finished.has(identityOf(workload))) finished.set(identityOf(workload), finish(workload, start));
      if (state.isDone) continue;
      const limit = limitSeconds ?? stepLimit(workload, { startupSeconds: set.startupSeconds, workloads });
      const troubles = findTroubles(workload, pods);
      const fault = state.fault ?? (Date.now() - movedAt > limit * 1_000 ? `nothing has moved for ${limit} s` : undefined);
      if (fault !== undefined || troubles.isFinal) {
        const log = isJob(workload) ? await readLastLines(kubectl, workload, pods) : [];
        throw new RolloutFailed(describe(workload, state, fault, [...troubles.lines, ...log]));
      }
    }
    const missing = [...names].find((name) => !watched.has(name) && !leaving.has(name));
    if (missing !== undefined) throw new RolloutFailed(`${missing} is gone: somebody has deleted it meanwhile`);
    if ([...watched.values()].every(({ state }) => state.isDone)) return [...finished.values()];
    await wait(POLL_MS, undefined, { signal: stop });
  }
}

async function readAll(kubectl: Kubectl, namespace: string, names: ReadonlySet<string>) {
  const { items } = await kubectl.getJson<List<Workload | Pod>>(`${WORKLOAD_KINDS},pods`, `--namespace=${namespace}`);
  return {
    workloads: items.filter(isWorkload).filter((workload) => names.has(identityOf(workload))),
    pods: items.filter((object): object is Pod => object.kind === 'Pod'),
  };
}

function watch(workload: Workload, before: Watched | undefined, tell: (line: string) => void): Watched {
  const state = readRollout(workload);
  if (before?.state.told === state.told && before.state.isDone === state.isDone) return { ...before, state };
  if (before || !state.isDone) tell(`${nameOf(workload)}: ${state.told}${state.isDone ? ': done' : ''}`);
  return { state, movedAt: Date.now() };
}

/** A Job that is deleted some time after it has ended. */
function isGoneOnceDone(workload: Workload): boolean {
  return isJob(workload) && workload.spec.ttlSecondsAfterFinished !== undefined;
}

function finish(workload: Workload, start: number): FinishedRollout {
  const { spec, status } = workload;
  return {
    name: nameOf(workload),
    pods: status?.desiredNumberScheduled ?? spec.replicas ?? 1,
    seconds: Math.round((Date.now() - start) / 1_000),
  };
}

function describe(workload: Workload, { told }: RolloutState, fault: string | undefined, lines: readonly string[]): string {
  return [
    `${nameOf(workload)} ${isJob(workload) ? 'is not done' : 'does not come up'}: ${told}${fault === undefined ? '' : `, and ${fault}`}`,
    ...replicaFailures(workload),
    ...lines.map((line) => `  ${line}`),
  ].join('\n');
}

/** Pods that the API server refuses: by a quota, say. */
function replicaFailures({ status }: Workload): readonly string[] {
  const failures = (status?.conditions ?? []).filter(({ type, status: value }) => type === 'ReplicaFailure' && value === 'True');
  return failures.map(({ message = '' }) => `  no pod is made: ${message}`);
}
