import { until } from '../../programs/until';
import { atMost, type PromiseCheck } from '../../faults/promise-check';
import type { Container, ContainerStatus, Pod } from '../platform/objects';
import { isReady, type LivePlatform } from '../platform/platform';
import type { Seen } from '../finding';
import type { Proof } from '../proof';

/** What kubelets take where a probe says nothing (API reference, Probe v1 core). */
const PROBE_DEFAULTS = Object.freeze({ periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 1 });

/** Longest that a container may take to end, in milliseconds: a proof that breaks nothing is given up. */
const ENDS_WITHIN_MS = 60_000;

/** How a container is broken. */
export interface BreakProps {
  readonly proof: Proof;
  readonly service: string;
  readonly action: (platform: LivePlatform, service: string, pod: string) => Promise<void>;
  /** What the kubelet says why it ended. */
  readonly reason: 'Error' | 'OOMKilled';
}

/**
 * Breaks the container of one pod of a service, and waits until it is ready again. Requests that it had fail, and those that still go there
 * until nobody sends any: a probe that fails takes a pod out of its Service within its own time, which is the longest that it may take.
 */
export async function breakContainer({ proof, service, action, reason }: BreakProps): Promise<Seen> {
  const { platform } = proof.props;
  const pod = leastRestarted(await platform.listPods(service), service);
  const { name } = pod.metadata;
  const restarts = statusOf(pod, service)?.restartCount ?? 0;
  const read = () => platform.get<Pod>('pod', name);
  const start = performance.now();
  await action(platform, service, name);
  let broken: ContainerStatus | undefined;
  await until(
    `the container of ${name} is started again`,
    async () => ((broken = statusOf(await read(), service))?.restartCount ?? 0) > restarts,
    ENDS_WITHIN_MS,
    500,
  );
  await until(`${name} is ready again`, async () => isReady(await read()), 10 * ENDS_WITHIN_MS, 500);
  const readyMs = performance.now() - start;
  const { startupMs, unreadyMs } = probeBudgets(await platform.getContainer(service));
  return {
    seen: `ready again after ${(readyMs / 1_000).toFixed(1)} s`,
    requests: { failForAtMostMs: unreadyMs },
    promises: [endedBy(reason, broken), atMost('ready again', readyMs, startupMs, ' ms')],
  };
}

function endedBy(reason: string, status: ContainerStatus | undefined): PromiseCheck {
  const seen = status?.lastState?.terminated?.reason ?? 'nothing';
  return { promise: `ended by ${reason}`, measured: seen, ok: seen === reason };
}

/** What a pod's probes allow it, in milliseconds: to start, and to be in its Service though it does not answer. */
export function probeBudgets({ startupProbe = {}, readinessProbe = {} }: Container): {
  readonly startupMs: number;
  readonly unreadyMs: number;
} {
  const [startup, readiness] = [
    { ...PROBE_DEFAULTS, ...startupProbe },
    { ...PROBE_DEFAULTS, ...readinessProbe },
  ];
  return {
    startupMs: startup.periodSeconds * startup.failureThreshold * 1_000,
    unreadyMs: (readiness.periodSeconds * readiness.failureThreshold + readiness.timeoutSeconds) * 1_000,
  };
}

/** A kubelet waits ever longer before it starts a container again. */
function leastRestarted(pods: readonly Pod[], service: string): Pod {
  const restartsOf = (pod: Pod) => statusOf(pod, service)?.restartCount ?? 0;
  const [least] = [...pods].sort((a, b) => restartsOf(a) - restartsOf(b));
  if (!least) throw new Error(`${service} has no pod`);
  return least;
}

function statusOf({ status }: Pod, container: string): ContainerStatus | undefined {
  return status?.containerStatuses?.find(({ name }) => name === container);
}
