import { setTimeout } from 'node:timers/promises';
import { ClusterFailure, type Kubectl } from '@fairlead/cluster';
import { escapeControls, Redactor } from '@fairlead/diagnosis';
import type { Environment } from '../environment/environment';
import { askHost } from './live/ask-host';
import { readLog } from './live/read-log';
import { readSnapshot } from './live/read-snapshot';
import { Snapshot } from './live/snapshot';
import { findProblems } from './problems/find-problems';
import { CLUSTER, isError, type Problem } from './problems/problem';

/** How a cluster is at one time. */
export interface Health {
  readonly problems: readonly Problem[];
  readonly snapshot: Snapshot;
  /** Waiting changes nothing. */
  readonly isFinal: boolean;
}

/** What is looked at. */
export interface HealthProps {
  readonly kubectl: Kubectl;
  readonly environment: Environment;
  /** Address of the ingress controller. @default what each Ingress says of itself */
  readonly address?: URL | undefined;
}

/** Who cannot be asked now may be asked a moment later; the rest stays as it is. */
const PASSING = 'cluster-unreachable';

/** Looks at a cluster once. That it cannot be asked is a problem like others. */
export async function readHealth({ kubectl, environment, address }: HealthProps): Promise<Health> {
  try {
    const snapshot = await readSnapshot(kubectl, environment.namespace);
    return { snapshot, isFinal: false, problems: await findProblems({ snapshot, environment, address, askHost }) };
  } catch (error) {
    if (!(error instanceof ClusterFailure)) throw error;
    const { failure: message, message: what } = error;
    const snapshot = new Snapshot({ namespace: environment.namespace, objects: [], refusals: [], timeMs: Date.now() });
    return { snapshot, isFinal: message !== PASSING, problems: [{ message, object: CLUSTER, what, evidence: [] }] };
  }
}

/** More logs say nothing more, and each takes a call. */
const MOST_LOGS = 8;

/**
 * Problems as they are told: with the last log lines of their containers, and without secrets, wherever a text repeats one.
 *
 * @returns as many, in the same order
 */
export async function explain({ problems, snapshot }: Health, { kubectl }: HealthProps): Promise<readonly Problem[]> {
  const redactor = new Redactor(snapshot.objects);
  const clean = (text: string) => escapeControls(redactor.redact(text));
  const logged = problems.filter(({ log }) => log).slice(0, MOST_LOGS);
  return Promise.all(
    problems.map(async (problem) => {
      const lines = problem.log && logged.includes(problem) ? await readLog(kubectl, snapshot.namespace, problem.log) : [];
      const evidence = [...problem.evidence, ...lines.map((says) => ({ source: 'log' as const, says }))];
      return { ...problem, what: clean(problem.what), evidence: evidence.map(({ source, says }) => ({ source, says: clean(says) })) };
    }),
  );
}

/** What {@link awaitHealth} waits with. */
export interface AwaitProps {
  readonly read: () => Promise<Health>;
  readonly withinMs: number;
  readonly stop: AbortSignal;
  /** Hears what is waited for, each time that it is something else. */
  readonly tell: (line: string) => void;
}

const PAUSE_MS = 2_000;

/** Looks at a cluster until nothing fails, or the time is over. @throws Error where it is stopped */
export async function awaitHealth({ read, withinMs, stop, tell }: AwaitProps): Promise<Health> {
  const endMs = Date.now() + withinMs;
  let told = '';
  for (;;) {
    const health = await read();
    stop.throwIfAborted();
    const errors = health.problems.filter(isError);
    if (errors.length === 0 || health.isFinal || Date.now() + PAUSE_MS > endMs) return health;
    const line = `waiting: ${errors.map(({ message, object }) => `${message} (${object})`).join(', ')}`;
    if (line !== told) tell(line);
    told = line;
    // A stop ends the pause, and is told as what it is.
    await setTimeout(PAUSE_MS, undefined, { signal: stop }).catch(() => stop.throwIfAborted());
  }
}
