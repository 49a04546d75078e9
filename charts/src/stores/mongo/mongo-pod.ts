import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Image } from '../../environment/image';
import { RESTRICTED_CONTAINER, restrictedPod } from '../../pod/pod-security';
import { createProbes, type ProbeOverrides } from '../../pod/probes';
import { type Resources, toRequirements } from '../../pod/resources';
import { emptyVolume } from '../../pod/volume';

/** User and group `mongodb` of the official image. */
const MONGO_UID = 999;

/** Its socket, and what its entry point writes while it creates the user. */
const TMP_SIZE = Size.mebibytes(64);

/** What a MongoDB pod follows from. */
export interface MongoPodProps {
  /** Of the store: its ServiceAccount has the same. */
  readonly name: string;
  readonly port: number;
  readonly image: Image;
  readonly resources: Resources;
  /** Secret whose keys `username` and `password` the server demands. */
  readonly secretName: string;
  /** The volume `data`, unless the StatefulSet claims it. */
  readonly volumes: readonly k8s.Volume[];
  /** WiredTiger's cache, in GiB. */
  readonly cacheGiB: number;
  /** Reads, and as many writes, that it works on at once. */
  readonly tickets: number;
  /** Connections it accepts. */
  readonly sockets: number;
  /** Longest time that a start may take, in seconds. */
  readonly startupSeconds: number;
  readonly terminationGracePeriodSeconds: number;
  readonly probes?: ProbeOverrides;
}

/**
 * The pod of a MongoDB server. The image's entry point makes the user at the first start, on a server that only its own container
 * reaches, and takes both variables out of the environment before the real one starts. `--auth` stands here too: the entry point
 * would run an open server where both values are empty.
 *
 * The probes open a connection and say nothing. `mongosh` takes over 120 MiB to say the least (measured, 2.12), which the container does not have to spare.
 */
export function mongoPod(props: MongoPodProps): k8s.PodSpec {
  const { name, image, resources, secretName, volumes, port, startupSeconds, probes, terminationGracePeriodSeconds } = props;
  const listens = { tcpSocket: { port: k8s.IntOrString.fromString('mongo') } };
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { ...restrictedPod(MONGO_UID), fsGroup: MONGO_UID, fsGroupChangePolicy: 'OnRootMismatch' },
    terminationGracePeriodSeconds,
    volumes: [emptyVolume('tmp', TMP_SIZE), ...volumes],
    containers: [
      {
        name: 'mongo',
        ...image,
        args: mongodArguments(props),
        env: ['username', 'password'].map((key) => ({
          name: `MONGO_INITDB_ROOT_${key.toUpperCase()}`,
          valueFrom: { secretKeyRef: { name: secretName, key } },
        })),
        ports: [{ name: 'mongo', containerPort: port }],
        ...createProbes({ startup: listens, liveness: listens, readiness: listens }, startupSeconds, probes),
        resources: toRequirements(resources),
        securityContext: RESTRICTED_CONTAINER,
        volumeMounts: [
          { name: 'data', mountPath: '/data/db' },
          { name: 'tmp', mountPath: '/tmp' },
        ],
      },
    ],
  };
}

/**
 * MongoDB 7 moves the number of tickets by itself, between a few and 128, after the throughput it sees; so nobody could say how many
 * connections are worth having. Saying either number ends that (`execution_control_init.cpp`: `userSetConcurrency`).
 */
export function mongodArguments({
  port,
  cacheGiB,
  tickets,
  sockets,
}: Pick<MongoPodProps, 'port' | 'cacheGiB' | 'tickets' | 'sockets'>): string[] {
  const options = { port, wiredTigerCacheSizeGB: cacheGiB, maxConns: sockets };
  return [
    '--auth',
    '--bind_ip_all',
    '--quiet',
    ...Object.entries(options).flatMap(([option, value]) => [`--${option}`, String(value)]),
    ...['Read', 'Write'].flatMap((kind) => ['--setParameter', `storageEngineConcurrent${kind}Transactions=${tickets}`]),
  ];
}
