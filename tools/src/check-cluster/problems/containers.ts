import { type ContainerState, type ContainerStatus, nameOf, type Pod } from '../live/objects';
import type { Snapshot } from '../live/snapshot';
import type { MessageName } from './messages';
import { evidenceOf, type Problem } from './problem';

/** What a kubelet says of an image that it does not have. */
const IMAGE_REASONS = [
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
];

/** What it says of a container that cannot be made or started. */
const START_REASONS = ['CreateContainerError', 'RunContainerError', 'StartError', 'ContainerCannotRun', 'PostStartHookError'];

/** A container that ended so shortly before is not said to run. */
const SETTLED_MS = 30_000;

/** A restart is told for so long. */
const RECENT_MS = 3_600_000;

type Terminated = NonNullable<ContainerState['terminated']>;

/** What is said of a container. */
interface Verdict {
  readonly message: MessageName;
  readonly what: string;
  /** Whose log may say more. @default nobody's */
  readonly log?: 'current' | 'previous';
}

/** What is wrong with the containers of a pod: of those that run before the others the first, for it holds up all after it. */
export function findContainerProblems(pod: Pod, snapshot: Snapshot): readonly Problem[] {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const isDone = ({ state, ready }: ContainerStatus) =>
    state?.terminated?.exitCode === 0 || (state?.running !== undefined && ready === true);
  const waiting = initContainerStatuses.find((status) => !isDone(status));
  const toProblem = (status: ContainerStatus, verdict: Verdict | undefined) => (verdict ? [describe(pod, status, verdict, snapshot)] : []);
  if (waiting) return toProblem(waiting, judgeInit(waiting, pod, snapshot));
  return containerStatuses.flatMap((status) => toProblem(status, judge(status, pod, snapshot)));
}

function judgeInit(status: ContainerStatus, pod: Pod, snapshot: Snapshot): Verdict | undefined {
  const started = status.state?.running?.startedAt;
  if (started === undefined) return judge(status, pod, snapshot);
  const seconds = Math.round((snapshot.timeMs - Date.parse(started)) / 1_000);
  return { message: 'init-container-waiting', what: `it has run for ${seconds} s, and the pod starts only after it`, log: 'current' };
}

function judge(status: ContainerStatus, pod: Pod, snapshot: Snapshot): Verdict | undefined {
  const { waiting, running, terminated } = status.state ?? {};
  if (waiting) return judgeWaiting(status, waiting, pod, snapshot);
  if (terminated) return terminated.exitCode === 0 ? undefined : judgeEnd(status, terminated, 'current', pod, snapshot);
  if (running) return judgeRunning(status, pod, snapshot);
  return undefined;
}

function judgeWaiting(
  status: ContainerStatus,
  { reason = '', message = '' }: NonNullable<ContainerState['waiting']>,
  pod: Pod,
  snapshot: Snapshot,
): Verdict | undefined {
  const last = status.lastState?.terminated;
  const said = message === '' ? reason : `${reason}: ${message}`;
  if (IMAGE_REASONS.includes(reason))
    return { message: 'image-not-pulled', what: `the node does not have ${imageOf(status, pod)} (${said})` };
  if (reason === 'CreateContainerConfigError') return { message: 'container-config-missing', what: said };
  if (last) return judgeEnd(status, last, 'previous', pod, snapshot);
  if (START_REASONS.includes(reason)) return { message: 'container-not-started', what: said };
  const mounts = snapshot.warningsOf(pod).filter(({ reason: why }) => why === 'FailedMount' || why === 'FailedAttachVolume');
  return mounts.length > 0 ? { message: 'volume-not-mounted', what: mounts[0]?.message ?? '' } : undefined;
}

function judgeRunning(status: ContainerStatus, pod: Pod, snapshot: Snapshot): Verdict | undefined {
  const last = status.lastState?.terminated;
  const agoMs = last?.finishedAt === undefined ? Infinity : snapshot.timeMs - Date.parse(last.finishedAt);
  if (last && (agoMs < SETTLED_MS || !status.ready)) return judgeEnd(status, last, 'previous', pod, snapshot);
  if (!status.ready) return { message: 'container-not-ready', what: 'it runs, and its readiness probe fails', log: 'current' };
  if (!last || agoMs > RECENT_MS) return undefined;
  return { message: 'container-restarted', what: `it runs now; ${describeEnd(status, last)}`, log: 'previous' };
}

function judgeEnd(status: ContainerStatus, end: Terminated, log: 'current' | 'previous', pod: Pod, snapshot: Snapshot): Verdict {
  const what = describeEnd(status, end);
  if (end.reason === 'OOMKilled') return { message: 'container-out-of-memory', what: `${what}; ${limitOf(status, pod)}`, log };
  const kills = snapshot
    .list('Event')
    .filter(({ reason, involvedObject }) => reason === 'Killing' && involvedObject?.name === pod.metadata.name);
  const kill = kills.find(({ message = '' }) => message.includes(`ontainer ${status.name} failed `) && message.includes('probe'));
  if (kill) return { message: 'container-killed-by-probe', what: `${what}: ${kill.message}`, log };
  if (STARTING_FAILED.includes(end.reason ?? '')) return { message: 'container-not-started', what: `${what}: ${end.message ?? ''}`, log };
  return { message: 'container-crashing', what, log };
}

/** Reasons of an end before the program began. */
const STARTING_FAILED = ['StartError', 'ContainerCannotRun'];

function describeEnd({ restartCount = 0 }: ContainerStatus, { reason, exitCode }: Terminated): string {
  const times =
    restartCount === 0 ? 'it has not been restarted yet' : `it has been restarted ${restartCount === 1 ? 'once' : `${restartCount} times`}`;
  return `it ended with ${exitCode ?? 'no code'}${reason === undefined || reason === 'Error' ? '' : ` (${reason})`}, and ${times}`;
}

function limitOf({ name }: ContainerStatus, { spec }: Pod): string {
  const limit = spec?.containers?.find((container) => container.name === name)?.resources?.limits?.memory;
  return limit === undefined ? 'it has no memory limit of its own' : `its memory limit is ${limit}`;
}

/** As it is written: a status may have another form of the name. */
function imageOf({ name, image = 'its image' }: ContainerStatus, { spec }: Pod): string {
  return spec?.containers?.find((container) => container.name === name)?.image ?? image;
}

function describe(pod: Pod, { name }: ContainerStatus, { message, what, log }: Verdict, snapshot: Snapshot): Problem {
  return {
    message,
    object: `${nameOf(snapshot.ownerOf(pod))}, container ${name}`,
    what,
    evidence: evidenceOf(snapshot.warningsOf(pod)),
    ...(log && { log: { pod: pod.metadata.name, container: name, isPrevious: log === 'previous' } }),
  };
}
