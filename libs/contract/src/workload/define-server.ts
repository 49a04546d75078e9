import { commonVariables } from '../common-variables';
import type { WorkloadContract } from '../contract';
import { soundInput } from '../contract-shape';
import { SHUTDOWN_DEFAULTS, STARTUP_SECONDS } from '../defaults';
import type { AddressForm } from '../edges/address';
import { check, isCommand, isPath, isText } from '../fault';
import { OPERATIONAL_PATHS } from '../paths';
import { otherPortFaults } from '../ports/other-ports';
import { findUnknownProps, type KnownProps } from '../props/known-props';
import { workloadPart } from './workload-contract';
import { type Remembered, workloadEnv } from './workload-env';
import { findWorkloadFaults, portFault, startupFault, waitFault, withFaults } from './workload-faults';
import { findUnknownWorkloadInput, type KnownKind, type UnknownKeys, WORKLOAD_INPUT_PROPS, type WorkloadInput } from './workload-input';

/** Everything that others may know about a server that does not speak HTTP/1.1: what all such servers promise. */
export interface ServerContract extends WorkloadContract {
  readonly kind: 'grpc' | 'tcp';

  readonly ports: {
    /** Serves its callers. */
    readonly traffic: number;
    /** Serves metrics alone. Missing where it has none. */
    readonly management?: number;
    /** What else it serves, by name. Missing where that is nothing. */
    readonly others?: Readonly<Record<string, number>>;
  };

  /** How its callers read where it is: `orders:7070`. */
  readonly form: AddressForm;

  /** Where Prometheus scrapes, on the management port. Missing where it has none. */
  readonly metricsPath?: string;

  /** Longest time from the start of the process until it answers, in seconds. */
  readonly startupSeconds: number;

  /** How it stops. The grace period in a cluster is the sum, with a margin. */
  readonly shutdown: {
    /** Milliseconds it keeps answering after SIGTERM, until every caller has noticed. */
    readonly lingerMs: number;
    /** Milliseconds that open calls then have to finish. */
    readonly drainDeadlineMs: number;
  };
}

/** Everything that others may know about a gRPC server. */
export interface GrpcContract extends ServerContract {
  readonly kind: 'grpc';

  /** Name by which the kubelet asks its health service (`grpc.health.v1.Health`) whether it is ready; the whole server where there is none. */
  readonly healthService?: string;

  /** The same, whether it is alive. Missing where it is alive while its port accepts connections. */
  readonly livenessService?: string;
}

/** Everything that others may know about a server of any other protocol over TCP. */
export interface TcpContract extends ServerContract {
  readonly kind: 'tcp';

  /** Command in its container that ends with 0 while it is ready. Missing where it is ready while its port accepts connections. */
  readonly healthCommand?: readonly string[];
}

/** What a team writes of every such server. */
export interface ServerInput extends WorkloadInput {
  /** Port that serves its callers, 1 to 65535. */
  readonly port: number;

  /**
   * Port that serves metrics alone, another than `port`.
   *
   * @default none: it has no metrics
   */
  readonly managementPort?: number;

  /** @default `/metrics`, where it has a management port */
  readonly metricsPath?: string;

  /**
   * Ports that it serves beside, by name: `{ admin: 8080 }`. Nobody reaches one who does not name it.
   *
   * @default none
   */
  readonly ports?: Readonly<Record<string, number>>;

  /**
   * Longest time that a start may take, in seconds.
   *
   * @default 60
   */
  readonly startupSeconds?: number;

  /** @default 5 s of linger, then 30 s to finish */
  readonly shutdown?: Partial<ServerContract['shutdown']>;
}

/** What a team writes of a gRPC server; {@link defineGrpcService} adds what follows from it. */
export interface GrpcInput extends ServerInput {
  /**
   * Name by which its health service (`grpc.health.v1.Health`) is asked whether it is ready for calls: that may follow its stores.
   *
   * @default the whole server
   */
  readonly healthService?: string;

  /**
   * Name by which its health service is asked whether it is alive: what answers there is restarted by nothing but a fault of its own, so no
   * store may change it. The name is free, such as `liveness`, but a server that does not know it answers NOT_FOUND and is restarted.
   *
   * @default none: it is alive while its port accepts connections
   */
  readonly livenessService?: string;
}

/** What a team writes of a server over TCP; {@link defineTcpServer} adds what follows from it. */
export interface TcpInput extends ServerInput {
  /**
   * Command in its container that ends with 0 while it is ready: `['pg_isready']`. It is alive while its port accepts connections.
   *
   * @default none: it is ready too while its port accepts connections
   */
  readonly healthCommand?: readonly string[];
}

const SERVER_PROPS: KnownProps<ServerInput> = {
  port: 'required',
  ...WORKLOAD_INPUT_PROPS,
  managementPort: 'optional',
  metricsPath: 'optional',
  ports: 'optional',
  startupSeconds: 'optional',
  shutdown: 'optional',
};
const GRPC_PROPS: KnownProps<GrpcInput> = { ...SERVER_PROPS, healthService: 'optional', livenessService: 'optional' };
const TCP_PROPS: KnownProps<TcpInput> = { ...SERVER_PROPS, healthCommand: 'optional' };
const SHUTDOWN_PROPS: KnownProps<ServerContract['shutdown']> = { lingerMs: 'required', drainDeadlineMs: 'required' };

/** What every server made with the service kit reads. */
function serverVariables(port: number, drainDeadlineMs: number) {
  const { PORT, MANAGEMENT_PORT, LOG_LEVEL, SERVICE_VERSION, NODE_ENV, LINGER_MS, DRAIN_DEADLINE_MS } = commonVariables(
    port,
    drainDeadlineMs,
  );
  return { PORT, MANAGEMENT_PORT, LOG_LEVEL, SERVICE_VERSION, NODE_ENV, LINGER_MS, DRAIN_DEADLINE_MS };
}

type Defined<Contract extends ServerContract, Input extends WorkloadInput> = Omit<Contract, keyof Remembered<Input, unknown> | 'form'> &
  Remembered<Input, ReturnType<typeof serverVariables>> & { readonly form: 'host:port' };

/** A gRPC server's contract that remembers its name, its callees, its stores and each of its variables. */
export type DefinedGrpcService<Input extends GrpcInput> = Defined<GrpcContract, Input>;

/** A TCP server's contract that remembers the same. */
export type DefinedTcpServer<Input extends TcpInput> = Defined<TcpContract, Input>;

type KnownServer<Input extends Kind, Kind extends ServerInput> = KnownKind<
  Input,
  Kind,
  UnknownKeys<Input['shutdown'], ServerContract['shutdown']>
>;

/**
 * Completes and checks the contract of a gRPC server, which answers `grpc.health.v1.Health`. One with a bad value is made all the same,
 * with its `faults`.
 *
 * @example
 * export const cart = defineGrpcService({ name: 'cart', description: 'carts in Redis', port: 7070, stores: { redis: 'required' } });
 */
export function defineGrpcService<const Input extends GrpcInput>(given: KnownServer<Input, GrpcInput>): DefinedGrpcService<Input> {
  const { input, faults } = soundInput<GrpcInput>(given);
  const { healthService, livenessService } = input;
  const contract: GrpcContract = {
    ...serverPart(input),
    kind: 'grpc',
    ...(healthService !== undefined && { healthService }),
    ...(livenessService !== undefined && { livenessService }),
  };
  return withFaults(contract, input.calls ?? [], [
    ...faults,
    ...findServerFaults('a gRPC service', input, contract, GRPC_PROPS),
    check('healthService', healthService, healthService === undefined || isText(healthService), 'a name such as "shop.v1.Cart"'),
    check('livenessService', livenessService, livenessService === undefined || isText(livenessService), 'a name such as "liveness"'),
    check(
      'livenessService',
      livenessService,
      livenessService === undefined || livenessService !== healthService,
      'another name than healthService, whose answer may follow a store',
    ),
  ]) as DefinedGrpcService<Input>;
}

/**
 * Completes and checks the contract of a server of any protocol over TCP. One with a bad value is made all the same, with its `faults`.
 *
 * @example
 * export const smtp = defineTcpServer({ name: 'smtp', description: 'takes mail', port: 2525, foreign: true });
 */
export function defineTcpServer<const Input extends TcpInput>(given: KnownServer<Input, TcpInput>): DefinedTcpServer<Input> {
  const { input, faults } = soundInput<TcpInput>(given);
  const { healthCommand } = input;
  const contract: TcpContract = { ...serverPart(input), kind: 'tcp', ...(healthCommand !== undefined && { healthCommand }) };
  return withFaults(contract, input.calls ?? [], [
    ...faults,
    ...findServerFaults('a TCP server', input, contract, TCP_PROPS),
    check('healthCommand', healthCommand, healthCommand === undefined || isCommand(healthCommand), 'a command such as ["pg_isready"]'),
  ]) as DefinedTcpServer<Input>;
}

function serverPart(input: ServerInput): Omit<ServerContract, 'kind'> {
  const { port, managementPort, startupSeconds = STARTUP_SECONDS } = input;
  const metricsPath = input.metricsPath ?? (managementPort === undefined ? undefined : OPERATIONAL_PATHS.metrics);
  const shutdown = { ...SHUTDOWN_DEFAULTS, ...input.shutdown };
  return {
    ...workloadPart(input),
    ports: {
      traffic: port,
      ...(managementPort !== undefined && { management: managementPort }),
      ...(input.ports && { others: input.ports }),
    },
    form: 'host:port',
    ...(metricsPath !== undefined && { metricsPath }),
    startupSeconds,
    env: workloadEnv(input, () => serverVariables(port, shutdown.drainDeadlineMs)),
    shutdown,
  };
}

function findServerFaults(subject: string, input: ServerInput, contract: ServerContract, known: KnownProps<ServerInput>) {
  const { port, managementPort, metricsPath } = input;
  return [
    ...findUnknownWorkloadInput(subject, input, known),
    ...findUnknownProps({ subject, given: input.shutdown, path: 'shutdown.' }, SHUTDOWN_PROPS),
    ...findWorkloadFaults(contract, input.env ?? {}, serverVariables(port, contract.shutdown.drainDeadlineMs)),
    portFault('port', port),
    managementPort === undefined ? undefined : portFault('managementPort', managementPort),
    check('managementPort', managementPort, managementPort === undefined || managementPort !== port, 'another port than port'),
    ...otherPortFaults(contract.kind, contract.ports),
    check(
      'metricsPath',
      metricsPath,
      metricsPath === undefined || managementPort !== undefined,
      'a managementPort too, on which it is asked',
    ),
    check('metricsPath', metricsPath, metricsPath === undefined || isPath(metricsPath), 'a path such as "/metrics"'),
    startupFault(contract.startupSeconds),
    waitFault('lingerMs', contract.shutdown.lingerMs, 0),
    waitFault('drainDeadlineMs', contract.shutdown.drainDeadlineMs, 1),
  ];
}
