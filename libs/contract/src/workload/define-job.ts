import { commonVariables } from '../common-variables';
import type { WorkloadContract } from '../contract';
import { soundInput } from '../contract-shape';
import { checkNumber, isWhole } from '../fault';
import type { KnownProps } from '../props/known-props';
import { TRACING_VARIABLES } from '../variables/tracing-variables';
import { workloadPart } from './workload-contract';
import { type Remembered, workloadEnv } from './workload-env';
import { findWorkloadFaults, withFaults } from './workload-faults';
import { findUnknownWorkloadInput, type KnownKind, WORKLOAD_INPUT_PROPS, type WorkloadInput } from './workload-input';

/** A week: a longer run is a mistake in the unit. */
const LONGEST_RUN_SECONDS = 604_800;

/** What a run may take where nobody says. */
const DEADLINE_SECONDS = 3_600;

/** Everything that others may know about a job: a program that ends, with 0 where its work is done. It listens nowhere. */
export interface JobContract extends WorkloadContract {
  readonly kind: 'job';

  /** Longest that a run may take, new tries included, in seconds: one that takes longer has failed. */
  readonly deadlineSeconds: number;
}

/** What a team writes of a job; {@link defineJob} adds what follows from it. */
export interface JobInput extends WorkloadInput {
  /**
   * Longest that a run may take, new tries included, in seconds, a week at most.
   *
   * @default 3600
   */
  readonly deadlineSeconds?: number;
}

const JOB_PROPS: KnownProps<JobInput> = { ...WORKLOAD_INPUT_PROPS, deadlineSeconds: 'optional' };

const TRACEPARENT = {
  type: 'text',
  description: 'trace that a run is part of, as whoever starts it says (W3C Trace Context); one of its own when unset',
} as const;

/** What every job made with the service kit reads. */
function jobVariables() {
  const { LOG_LEVEL, SERVICE_VERSION, NODE_ENV } = commonVariables(0, 1);
  return { LOG_LEVEL, SERVICE_VERSION, NODE_ENV, ...TRACING_VARIABLES, TRACEPARENT };
}

/** A job's contract that remembers its name, its callees, its stores and each of its variables. */
export type DefinedJob<Input extends JobInput> = Omit<JobContract, keyof Remembered<Input, unknown>> &
  Remembered<Input, ReturnType<typeof jobVariables>>;

/**
 * Completes and checks the contract of a job: what a `ScheduledJob` runs again and again, or a `Task` once for each release. One with a
 * bad value is made all the same, with its `faults`.
 *
 * @example
 * export const migration = defineJob({ name: 'migration', description: 'brings the database up to date', stores: { mongo: 'required' } });
 */
export function defineJob<const Input extends JobInput>(given: KnownKind<Input, JobInput>): DefinedJob<Input> {
  const { input, faults: shapeFaults } = soundInput<JobInput>(given);
  const { deadlineSeconds = DEADLINE_SECONDS } = input;
  const contract: JobContract = { kind: 'job', ...workloadPart(input), deadlineSeconds, env: workloadEnv(input, jobVariables) };
  return withFaults(contract, input.calls ?? [], [
    ...shapeFaults,
    ...findUnknownWorkloadInput('a job', input, JOB_PROPS),
    ...findWorkloadFaults(contract, input.env ?? {}, jobVariables()),
    checkNumber(
      'deadlineSeconds',
      deadlineSeconds,
      isWhole(deadlineSeconds, 1, LONGEST_RUN_SECONDS),
      `a whole number of seconds from 1 to ${LONGEST_RUN_SECONDS}`,
    ),
  ]) as DefinedJob<Input>;
}
