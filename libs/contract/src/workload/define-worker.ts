import { commonVariables } from '../common-variables';
import type { WorkloadContract } from '../contract';
import { soundInput } from '../contract-shape';
import { SHUTDOWN_DEFAULTS, STARTUP_SECONDS } from '../defaults';
import { check, isCommand, isPath } from '../fault';
import { OPERATIONAL_PATHS } from '../paths';
import { findUnknownProps, type KnownProps } from '../props/known-props';
import { TRACING_VARIABLES } from '../variables/tracing-variables';
import { findUnknownWorkloadInput, type KnownKind, type UnknownKeys, WORKLOAD_INPUT_PROPS, type WorkloadInput } from './workload-input';
import { type Remembered, workloadEnv } from './workload-env';
import { findWorkloadFaults, portFault, startupFault, waitFault, withFaults } from './workload-faults';
import { workloadPart } from './workload-contract';

/** How the kubelet asks a program that serves nobody whether it is alive. */
export type Health =
  | {
      /** By a path on its management port. */
      readonly kind: 'http';
      readonly path: string;
    }
  | {
      /** By a command in its container that ends with 0 while it is. */
      readonly kind: 'exec';
      readonly command: readonly string[];
    }
  | {
      /** Not at all: only a program that ends is started again, and one that hangs is not found. */
      readonly kind: 'none';
    };

/** Everything that others may know about a worker: a program that runs without end, takes its work from a store or a queue, and that nobody calls. */
export interface WorkerContract extends WorkloadContract {
  readonly kind: 'worker';

  readonly ports: {
    /** Serves metrics, and says whether it is alive. Missing where it listens nowhere. */
    readonly management?: number;
  };

  /** How the kubelet asks whether it is alive. */
  readonly health: Health;

  /** Where Prometheus scrapes, on the management port. Missing where it has none. */
  readonly metricsPath?: string;

  /** Longest time from the start of the process until it is alive, in seconds. */
  readonly startupSeconds: number;

  /** How it stops. The grace period in a cluster is this, with a margin. */
  readonly shutdown: {
    /** Milliseconds after SIGTERM in which it finishes the work that it has begun. */
    readonly drainDeadlineMs: number;
  };
}

/** What a team writes of a worker; {@link defineWorker} adds what follows from it. */
export interface WorkerInput extends WorkloadInput {
  /**
   * Port that serves metrics, 1 to 65535, and where the kubelet asks whether it is alive. Nobody else is let in.
   *
   * @default none: it listens nowhere
   */
  readonly managementPort?: number;

  /** @default `/metrics`, where it has a management port */
  readonly metricsPath?: string;

  /**
   * Path on the management port that answers while it is alive.
   *
   * @default `/health/live`; of a foreign worker its metrics
   */
  readonly livenessPath?: string;

  /**
   * Command in its container that ends with 0 while it is alive, such as `['test', '-e', '/tmp/alive']`, in place of a path.
   *
   * @default none: without a management port the kubelet cannot ask, and does not
   */
  readonly livenessCommand?: readonly string[];

  /**
   * Longest time that a start may take, in seconds.
   *
   * @default 60
   */
  readonly startupSeconds?: number;

  /** @default 30 s to finish what it has begun */
  readonly shutdown?: Partial<WorkerContract['shutdown']>;
}

const WORKER_PROPS: KnownProps<WorkerInput> = {
  ...WORKLOAD_INPUT_PROPS,
  managementPort: 'optional',
  metricsPath: 'optional',
  livenessPath: 'optional',
  livenessCommand: 'optional',
  startupSeconds: 'optional',
  shutdown: 'optional',
};

const SHUTDOWN_PROPS: KnownProps<WorkerContract['shutdown']> = { drainDeadlineMs: 'required' };

/** What every worker made with the service kit reads. */
function workerVariables(drainDeadlineMs: number) {
  const { MANAGEMENT_PORT, LISTEN_ADDRESS, LOG_LEVEL, SERVICE_VERSION, NODE_ENV, DRAIN_DEADLINE_MS } = commonVariables(0, drainDeadlineMs);
  return { MANAGEMENT_PORT, LISTEN_ADDRESS, LOG_LEVEL, SERVICE_VERSION, NODE_ENV, DRAIN_DEADLINE_MS, ...TRACING_VARIABLES };
}

/** A worker's contract that remembers its name, its callees, its stores and each of its variables. */
export type DefinedWorker<Input extends WorkerInput> = Omit<WorkerContract, keyof Remembered<Input, unknown>> &
  Remembered<Input, ReturnType<typeof workerVariables>>;

type KnownWorker<Input extends WorkerInput> = KnownKind<Input, WorkerInput, UnknownKeys<Input['shutdown'], WorkerContract['shutdown']>>;

/**
 * Completes and checks the contract of a worker. One with a bad value is made all the same, with its `faults`.
 *
 * @example
 * export const mailer = defineWorker({ name: 'mailer', description: 'sends mail', stores: { redis: 'required' }, managementPort: 9464 });
 */
export function defineWorker<const Input extends WorkerInput>(given: KnownWorker<Input>): DefinedWorker<Input> {
  const { input, faults: shapeFaults } = soundInput<WorkerInput>(given);
  const { foreign = false, managementPort, startupSeconds = STARTUP_SECONDS } = input;
  const metricsPath = input.metricsPath ?? (managementPort === undefined ? undefined : OPERATIONAL_PATHS.metrics);
  const { drainDeadlineMs } = { drainDeadlineMs: SHUTDOWN_DEFAULTS.drainDeadlineMs, ...input.shutdown };
  const contract: WorkerContract = {
    kind: 'worker',
    ...workloadPart(input),
    ports: { ...(managementPort !== undefined && { management: managementPort }) },
    health: healthOf(input, foreign ? metricsPath : OPERATIONAL_PATHS.live),
    ...(metricsPath !== undefined && { metricsPath }),
    startupSeconds,
    env: workloadEnv(input, () => workerVariables(drainDeadlineMs)),
    shutdown: { drainDeadlineMs },
  };
  return withFaults(contract, input.calls ?? [], [
    ...shapeFaults,
    ...findUnknownWorkloadInput('a worker', input, WORKER_PROPS),
    ...findUnknownProps({ subject: 'a worker', given: input.shutdown, path: 'shutdown.' }, SHUTDOWN_PROPS),
    ...findWorkloadFaults(contract, input.env ?? {}, workerVariables(drainDeadlineMs)),
    ...findWorkerFaults(input, contract),
  ]) as DefinedWorker<Input>;
}

function healthOf({ managementPort, livenessPath, livenessCommand }: WorkerInput, common: string | undefined): Health {
  if (livenessCommand !== undefined) return { kind: 'exec', command: livenessCommand };
  const path = livenessPath ?? common;
  return managementPort === undefined || path === undefined ? { kind: 'none' } : { kind: 'http', path };
}

function findWorkerFaults({ managementPort, metricsPath, livenessPath, livenessCommand }: WorkerInput, contract: WorkerContract) {
  const path = metricsPath === undefined ? 'livenessPath' : 'metricsPath';
  const needsPort = metricsPath !== undefined || livenessPath !== undefined;
  return [
    managementPort === undefined ? undefined : portFault('managementPort', managementPort),
    check(path, metricsPath ?? livenessPath, managementPort !== undefined || !needsPort, 'a managementPort too, on which it is asked'),
    check('metricsPath', metricsPath, metricsPath === undefined || isPath(metricsPath), 'a path such as "/metrics"'),
    check('livenessPath', livenessPath, livenessPath === undefined || isPath(livenessPath), 'a path such as "/health/live"'),
    check(
      'livenessCommand',
      livenessCommand,
      livenessCommand === undefined || isCommand(livenessCommand),
      'a command such as ["test", "-e", "/tmp/alive"]',
    ),
    check('livenessCommand', livenessCommand, livenessCommand === undefined || livenessPath === undefined, 'it or livenessPath, not both'),
    startupFault(contract.startupSeconds),
    waitFault('drainDeadlineMs', contract.shutdown.drainDeadlineMs, 1),
  ];
}
