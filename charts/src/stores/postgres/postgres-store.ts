import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { showNumber } from 'fairlead/contract';
import { isWholeMebibytes } from '../../checks/size';
import { shareMiB, toMiB } from '../../pod/memory';
import type { WorkloadScope } from '../../graph/scope';
import { LOG_STORAGE } from '../../pod/resources';
import type { Platform } from '../../platform/platform';
import type { ServerDefinition, ServerProgram } from '../server/server-definition';
import type { CompleteServerProps, ServerProps } from '../server/server-props';
import { ServerStore } from '../server/server-store';
import type { ClientUse, Store } from '../store';
import { SERVER_USERS } from '../store-user';
import { databaseOf } from '../store-variables';
import { POSTGRES_SETTINGS } from './postgres-conf';
import { postgresFiles } from './postgres-files';
import { POSTGRES_PROTOCOL } from './postgres-protocol';
import { DATA_FOLDER, FILES, FILES_FOLDER, TMP_FOLDER, VOLUME_FOLDER } from './postgres-folders';

/** What a PostgreSQL store is given. */
export interface PostgresStoreProps extends ServerProps {
  /** Memory of the pod, request and limit: at least 128 MiB. */
  readonly memory: Size;

  /**
   * Share of the memory that holds pages of records, above 0 and up to 0.5; the rest is for connections, which have a process each, and for
   * what the kernel keeps of its files.
   *
   * @default 0.25
   */
  readonly bufferShare?: number;

  /** @default 250 */
  readonly cpuMillis?: number;

  /** @default 2000 */
  readonly cpuLimitMillis?: number;

  /**
   * Connections that it accepts of services, which the pools of all share.
   *
   * @default one for each 5 MiB beside the pages and the server itself (64 MiB), at most 200
   */
  readonly sockets?: number;

  /** @default 120: after a crash it applies its log */
  readonly startupSeconds?: number;

  /** @default 60: it writes the pages that have changed */
  readonly terminationGracePeriodSeconds?: number;
}

type CompletePostgresProps = CompleteServerProps & Required<Pick<PostgresStoreProps, 'memory' | 'bufferShare'>>;

/** Words that stand for no user of their own (`GRANT`, "role_specification"). */
const RESERVED_NAMES: readonly string[] = ['none', 'public'];

/** User and group `postgres` of the official image. */
const POSTGRES_UID = 999;

/** What the server takes beside pages and connections: its own processes and their tables. */
const SERVER_MIB = 64;

/** What the process of a connection may take for itself, with the 4 MiB of `work_mem`. */
const CONNECTION_MIB = 5;

/** A process for each connection: more of them than this wait for one another. */
const MOST_SOCKETS = 200;

const LEAST_MIB = 128;

/** Every literal of this file. */
export const POSTGRES_STORE_DEFAULTS = Object.freeze({
  bufferShare: 0.25,
  cpuMillis: 250,
  cpuLimitMillis: 2_000,
  ephemeralStorage: LOG_STORAGE,
  startupSeconds: 120,
  terminationGracePeriodSeconds: 60,
});

const STAND_IN: CompletePostgresProps = { ...POSTGRES_STORE_DEFAULTS, memory: Size.mebibytes(512), sockets: 64 };

/** All that makes PostgreSQL a store: what a kind of your own says too. */
const DEFINITION: ServerDefinition<'postgres', CompletePostgresProps> = {
  protocol: POSTGRES_PROTOCOL,
  image: 'postgres:17-bookworm',
  subject: 'a PostgresStore',
  props: { memory: 'required', bufferShare: 'optional' },
  defaults: STAND_IN,
  derive: (props) => ({ sockets: Math.min(MOST_SOCKETS, Math.max(1, findSockets(props))) }),
  findFaults,
  limits: ({ sockets }) => ({ sockets }),
  filesFolder: FILES_FOLDER,
  files: (store, props) => postgresFiles(store, { ...props, port: store.port }),
  settings: { file: FILES.conf, ...POSTGRES_SETTINGS },
  program,
};

/**
 * One PostgreSQL server: StatefulSet of one pod, ConfigMap, credentials, Service and a disruption budget that lets a drain move it. Each
 * service is a user with a password of its own, who may do in the platform's database what the service's contract says, by schema; each
 * start of the pod makes the users what they should be before the server listens. The pools of all services share its connections.
 *
 * @example
 * const postgres = new PostgresStore(shop, 'postgres', { memory: Size.mebibytes(512) });
 * web.uses(postgres);   // whose contract says stores: { postgres: { kind: POSTGRES, need: 'required' } }
 */
export class PostgresStore extends ServerStore<'postgres', CompletePostgresProps> {
  /**
   * @param id DNS label: name of the store and of its Service
   */
  constructor(platform: Platform, id: string, given: PostgresStoreProps) {
    super(platform, id, DEFINITION, given);
  }

  override serve(client: WorkloadScope, use: ClientUse): void {
    super.serve(client, use);
    if (RESERVED_NAMES.includes(client.name))
      this.report(`${this.address}: no user of PostgreSQL can be called ${client.name}; give the service another name`);
  }
}

/** Connections for which there is memory. */
function findSockets({ memory, bufferShare }: CompletePostgresProps): number {
  if (!isWholeMebibytes(memory) || !isBufferShare(bufferShare)) return STAND_IN.sockets;
  return Math.floor((toMiB(memory) - shareMiB(memory, bufferShare) - SERVER_MIB) / CONNECTION_MIB);
}

function isBufferShare(share: number): boolean {
  return share > 0 && share <= 0.5;
}

function findFaults(props: CompletePostgresProps): string[] {
  const { memory, bufferShare, sockets } = props;
  if (!isBufferShare(bufferShare))
    return [`bufferShare is ${showNumber('bufferShare', bufferShare)}; write a number above 0 and up to 0.5`];
  if (!isWholeMebibytes(memory)) return [];
  if (toMiB(memory) < LEAST_MIB)
    return [`memory is ${toMiB(memory)} MiB, in which no server starts; write Size.mebibytes(${LEAST_MIB}) or more`];
  const most = findSockets(props);
  if (!(sockets > most)) return [];
  const pages = shareMiB(memory, bufferShare);
  return [
    `sockets is ${sockets}, but ${toMiB(memory)} MiB hold pages (${pages}), the server (${SERVER_MIB}) and ${most} connections of ${CONNECTION_MIB} MiB; write at most ${most}, or more memory`,
  ];
}

/** `pg_isready` logs in as nobody. A server that applies its log, or starts anew after a crash of one process, is alive and not ready. */
function program(store: Store<'postgres'>): ServerProgram {
  const probe = ['--username', SERVER_USERS.probe, '--dbname', 'postgres'];
  const ready = { exec: { command: ['pg_isready', '--quiet', '--host', '127.0.0.1', '--port', `${store.port}`, ...probe] } };
  return {
    user: POSTGRES_UID,
    command: ['postgres', '-c', `config_file=${FILES_FOLDER}/${FILES.conf}`],
    dataFolder: VOLUME_FOLDER,
    writable: [{ name: 'tmp', path: TMP_FOLDER, size: Size.mebibytes(64) }],
    probes: { startup: ready, readiness: ready, liveness: { tcpSocket: { port: k8s.IntOrString.fromString(store.kind) } } },
    prepare: ['sh', `${FILES_FOLDER}/${FILES.prepare}`, databaseOf(store.platform)],
    // On SIGTERM it would wait for all clients to leave.
    preStop: ['pg_ctl', 'stop', '--mode', 'fast', '--no-wait', '--pgdata', DATA_FOLDER],
  };
}
