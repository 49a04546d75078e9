import { findPropFaults, isObject, type JobContract, type KnownProps, showGiven } from 'fairlead/contract';
import { parseSchedule } from 'fairlead/doctor';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { checkProps, givenProps } from '../checks/props';
import { checkWhole } from '../checks/whole-number';
import {
  checkWorkload,
  type CompleteWorkloadProps,
  findWorkloadPartFaults,
  type GivenWorkloadProps,
  WORKLOAD_DEFAULTS,
  WORKLOAD_PARTS,
  WORKLOAD_PROPS,
  type WorkloadProps,
  workloadStandIn,
} from '../workload/workload-props';

/** What the contract of a job does not say of how it runs. */
export interface RunProps {
  /**
   * New tries after one that failed, 0 or more. Each is a new pod, so that the log of the one before stays.
   *
   * @default 3
   */
  readonly backoffLimit?: number;

  /**
   * Seconds between SIGTERM and SIGKILL where a run is stopped: at its deadline, or because its node is drained.
   *
   * @default 30
   */
  readonly terminationGracePeriodSeconds?: number;
}

/** What a `Task` is given beside its contract. */
export interface TaskProps<Contract extends JobContract = JobContract> extends WorkloadProps<Contract>, RunProps {}

/** What a `ScheduledJob` is given beside its contract. */
export interface ScheduledJobProps<Contract extends JobContract = JobContract> extends TaskProps<Contract> {
  /** When it runs: minute, hour, day of the month, month, day of the week, such as `0 3 * * *`; or `@hourly` and its like. */
  readonly schedule: string;

  /**
   * Time zone of the schedule: `Europe/Paris`.
   *
   * @default that of the control plane, UTC nearly everywhere
   */
  readonly timeZone?: string;

  /**
   * What becomes of a run that is due while the one before still goes on. `Forbid` leaves it out. `Replace` ends the one before: its pods
   * still stop while those of the next start, so that stores count them twice.
   *
   * @default Forbid
   */
  readonly concurrencyPolicy?: 'Forbid' | 'Replace';

  /**
   * Seconds in which a run that could not start on time still starts, 10 or more: the controller looks every 10 seconds.
   *
   * @default 300
   */
  readonly startingDeadlineSeconds?: number;

  /**
   * Whether no run starts.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * Runs that ended well and are kept, with their logs.
   *
   * @default 3
   */
  readonly successfulJobsHistoryLimit?: number;

  /**
   * Runs that failed and are kept, with their logs.
   *
   * @default 3
   */
  readonly failedJobsHistoryLimit?: number;

  /**
   * Seconds after which a run that has ended goes, within the two limits above.
   *
   * @default a day
   */
  readonly ttlSecondsAfterFinished?: number;
}

/** Every literal of a task's props. */
export const TASK_DEFAULTS = Object.freeze({ ...WORKLOAD_DEFAULTS, backoffLimit: 3, terminationGracePeriodSeconds: 30 });

/** Every literal of a scheduled job's props. */
export const SCHEDULED_JOB_DEFAULTS = Object.freeze({
  ...TASK_DEFAULTS,
  concurrencyPolicy: 'Forbid',
  startingDeadlineSeconds: 300,
  suspend: false,
  successfulJobsHistoryLimit: 3,
  failedJobsHistoryLimit: 3,
  ttlSecondsAfterFinished: 86_400,
} as const);

/** What a task was given, its defaults filled in. */
export type CompleteTaskProps = CompleteWorkloadProps & Required<RunProps>;

/** What a scheduled job was given, its defaults filled in. */
export type CompleteScheduledJobProps = CompleteTaskProps &
  Required<Omit<ScheduledJobProps, keyof TaskProps | 'timeZone'>> &
  Pick<ScheduledJobProps, 'timeZone'>;

/** What a task was given, of whatever contract. */
export type GivenTaskProps = GivenWorkloadProps & RunProps;

/** What a scheduled job was given, of whatever contract. */
export type GivenScheduledJobProps = GivenTaskProps & Omit<ScheduledJobProps, keyof TaskProps>;

const TASK_PROPS: KnownProps<TaskProps> = { ...WORKLOAD_PROPS, backoffLimit: 'optional', terminationGracePeriodSeconds: 'optional' };

const SCHEDULED_JOB_PROPS: KnownProps<ScheduledJobProps> = {
  schedule: 'required',
  ...TASK_PROPS,
  timeZone: 'optional',
  concurrencyPolicy: 'optional',
  startingDeadlineSeconds: 'optional',
  suspend: 'optional',
  successfulJobsHistoryLimit: 'optional',
  failedJobsHistoryLimit: 'optional',
  ttlSecondsAfterFinished: 'optional',
};

const POLICIES = ['Forbid', 'Replace'];

/** A date that comes once a year stands in for a schedule that is none. */
const SCHEDULED_STAND_IN: CompleteScheduledJobProps = Object.freeze({ ...SCHEDULED_JOB_DEFAULTS, schedule: '0 0 1 1 *' });

/** Each run has the name of its CronJob, a hyphen and ten characters (CronJob, "Writing a CronJob spec"). */
const LONGEST_SCHEDULED_NAME = 52;

/** What stands in for the props of a task that cannot be as it was given. */
export function taskStandIn(given: GivenTaskProps): CompleteTaskProps {
  return workloadStandIn(TASK_DEFAULTS, given);
}

/** What stands in for the props of a scheduled job that cannot be as it was given. */
export function scheduledJobStandIn(given: GivenScheduledJobProps): CompleteScheduledJobProps {
  return workloadStandIn(SCHEDULED_STAND_IN, given);
}

/**
 * Lets through only a task that Kubernetes accepts and that can keep its contract.
 *
 * @throws InvalidPlatform with every fault, each naming the value to write
 */
export function checkTask(owner: string, contract: JobContract, given: GivenTaskProps): CompleteTaskProps {
  const props = { ...TASK_DEFAULTS, ...givenProps(given, WORKLOAD_PARTS) };
  checkAll(
    () => checkProps(owner, findPropFaults({ subject: 'a Task', given }, TASK_PROPS), findParts('a Task', given)),
    () => checkRun(owner, contract, props),
  );
  return props;
}

/**
 * Lets through only a scheduled job that Kubernetes accepts and that can keep its contract.
 *
 * @throws InvalidPlatform with every fault, each naming the value to write
 */
export function checkScheduledJob(owner: string, contract: JobContract, given: GivenScheduledJobProps): CompleteScheduledJobProps {
  const props: CompleteScheduledJobProps = { ...SCHEDULED_STAND_IN, ...givenProps(given, WORKLOAD_PARTS) };
  const { startingDeadlineSeconds, successfulJobsHistoryLimit, failedJobsHistoryLimit, ttlSecondsAfterFinished } = props;
  const subject = 'a ScheduledJob';
  checkAll(
    () => checkProps(owner, findPropFaults({ subject, given }, SCHEDULED_JOB_PROPS), findParts(subject, given)),
    () => checkRun(owner, contract, props),
    () => checkWhole(owner, { startingDeadlineSeconds }, 10),
    () => checkWhole(owner, { successfulJobsHistoryLimit, failedJobsHistoryLimit, ttlSecondsAfterFinished }, 0),
    () => refuseAll([...findScheduleFaults(props), ...findLongName(contract)].map((fault) => `${owner}: ${fault}`)),
  );
  return props;
}

function findParts(subject: string, given: GivenTaskProps): string[] {
  return isObject(given) ? findWorkloadPartFaults(subject, given) : [];
}

function checkRun(owner: string, contract: JobContract, props: CompleteTaskProps): void {
  const { backoffLimit, terminationGracePeriodSeconds } = props;
  checkAll(
    () => checkWorkload(owner, contract, props),
    () => checkWhole(owner, { backoffLimit }, 0),
    () => checkWhole(owner, { terminationGracePeriodSeconds }),
  );
}

function findScheduleFaults({ schedule, timeZone, concurrencyPolicy, suspend }: CompleteScheduledJobProps): string[] {
  const fault = typeof schedule === 'string' ? parseSchedule(schedule) : 'it is no text';
  return [
    ...(typeof fault === 'string'
      ? [`schedule is ${showGiven(schedule)}, which Kubernetes rejects: ${fault}; write one such as "0 3 * * *"`]
      : []),
    ...(timeZone === undefined || isTimeZone(timeZone)
      ? []
      : [`timeZone is ${showGiven(timeZone)}, which is none; write one such as "Europe/Paris"`]),
    ...(POLICIES.includes(concurrencyPolicy)
      ? []
      : [
          `concurrencyPolicy is ${showGiven(concurrencyPolicy)}, with which nobody knows how many runs there are at once; write ${POLICIES.join(' or ')}`,
        ]),
    ...(typeof suspend === 'boolean' ? [] : [`suspend is ${showGiven(suspend)}; write true or false`]),
  ];
}

/** Of the names that ICU alone knows (`PST`), and of those in other letters (`europe/paris`), Kubernetes refuses the CronJob. */
function isTimeZone(name: unknown): boolean {
  if (typeof name !== 'string' || !ZONE_NAME.test(name) || !isOfDatabase(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** How the tz database writes names: each part begins with a capital, and none after the first has four of them in a row. */
const ZONE_NAME = /^[A-Z][\w+-]*(\/(?!\w*[A-Z]{4})[A-Z][\w+-]*)*$/;

/** Short names of the tz database. */
const SHORT_ZONES = ['CET', 'EET', 'EST', 'GMT', 'HST', 'MET', 'MST', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC', 'WET'];

function isOfDatabase(name: string): boolean {
  return name.length === 3 ? SHORT_ZONES.includes(name) : !name.startsWith('SystemV/');
}

function findLongName({ name }: JobContract): string[] {
  if (typeof name !== 'string' || name.length <= LONGEST_SCHEDULED_NAME) return [];
  return [`its name has ${name.length} characters, with which a CronJob makes no run; write ${LONGEST_SCHEDULED_NAME} or fewer`];
}
