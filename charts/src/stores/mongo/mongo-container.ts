import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { lazily } from '../../objects/lazily';
import { DATA_VOLUME } from '../../pod/volume';
import type { ServerContainer } from '../server/server-pod';
import { PASSWORD_KEY, SERVER_USERS } from '../store-user';

/** User and group `mongodb` of the official image. */
const MONGO_UID = 999;

/** Its socket, and what its entry point writes while it creates the user. */
const TMP_SIZE = Size.mebibytes(64);

/** What the container of a MongoDB server follows from. */
export interface MongoContainerProps {
  readonly port: number;
  /**
   * Secret of the one user whom the image itself makes.
   *
   * @default the users are there already
   */
  readonly rootSecretName?: string;
  /** WiredTiger's cache, in GiB. */
  readonly cacheGiB: number;
  /** Reads, and as many writes, that it works on at once. */
  readonly tickets: number;
  /** Connections it accepts, once the graph is complete. */
  readonly sockets: () => number;
}

/** The arguments that say what it can do at once. */
export const MONGO_ARGUMENTS = Object.freeze({
  reads: 'storageEngineConcurrentReadTransactions',
  writes: 'storageEngineConcurrentWriteTransactions',
  sockets: 'maxConns',
  cacheGiB: 'wiredTigerCacheSizeGB',
});

/** Where it keeps its records. */
export const DATA_FOLDER = '/data/db';

/** The volumes that whatever runs on the records needs. */
export const DATA_MOUNTS: readonly k8s.VolumeMount[] = [
  { name: DATA_VOLUME, mountPath: DATA_FOLDER },
  { name: 'tmp', mountPath: '/tmp' },
];

/**
 * The container of a MongoDB server. Where the image's entry point makes the user, it does so at the first start, on a server that only
 * its own container reaches, and takes both variables out of the environment before the real one starts.
 *
 * The probes open a connection and say nothing. `mongosh` takes over 120 MiB to say the least (measured, 2.12), which the container does not have to spare.
 */
export function mongoContainer({ rootSecretName: secretName, ...props }: MongoContainerProps): ServerContainer {
  const listens = { tcpSocket: { port: k8s.IntOrString.fromString('mongo') } };
  return {
    user: MONGO_UID,
    args: lazily(() => mongodArguments(props)),
    ...(secretName !== undefined && {
      env: [
        { name: 'MONGO_INITDB_ROOT_USERNAME', value: SERVER_USERS.admin },
        { name: 'MONGO_INITDB_ROOT_PASSWORD', valueFrom: { secretKeyRef: { name: secretName, key: PASSWORD_KEY } } },
      ],
    }),
    probeHandlers: { startup: listens, liveness: listens, readiness: listens },
    emptyVolumes: [{ name: 'tmp', size: TMP_SIZE }],
    volumeMounts: [...DATA_MOUNTS],
  };
}

/**
 * MongoDB 7 moves the number of tickets by itself, between a few and 128, after the throughput it sees; so nobody could say how many
 * connections are worth having. Saying either number ends that too (`execution_control_init.cpp`: `userSetConcurrency`), but in silence.
 */
function mongodArguments({ port, cacheGiB, tickets, sockets }: Omit<MongoContainerProps, 'rootSecretName'>): string[] {
  const options = { port, [MONGO_ARGUMENTS.cacheGiB]: cacheGiB, [MONGO_ARGUMENTS.sockets]: sockets() };
  return [
    '--auth',
    '--bind_ip_all',
    '--quiet',
    ...Object.entries(options).flatMap(([option, value]) => [`--${option}`, String(value)]),
    ...['--setParameter', 'storageEngineConcurrencyAdjustmentAlgorithm=fixedConcurrentTransactions'],
    ...[MONGO_ARGUMENTS.reads, MONGO_ARGUMENTS.writes].flatMap((parameter) => ['--setParameter', `${parameter}=${tickets}`]),
  ];
}
