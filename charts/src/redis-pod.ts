import type { k8s } from 'cdk8s-plus-28';
import type { Image } from './image';
import { RESTRICTED_CONTAINER, restrictedPod } from './pod-security';
import { PROBE_TIMES } from './probes';
import { type Resources, toRequirements } from './resources';

/** User and group `redis` of the official image. */
const REDIS_UID = 999;

/** Seconds for Redis to flush its log after SIGTERM: it takes well under one, a slow disk a few. */
const GRACE_PERIOD_SECONDS = 30;

/** What a Redis pod follows from. */
export interface RedisPodProps {
  /** Of the store: its ServiceAccount and its ConfigMap have the same. */
  readonly name: string;
  readonly port: number;
  readonly image: Image;
  readonly resources: Resources;
  /** Secret whose key `password` the server demands. */
  readonly secretName: string;
  /** The volume `data`, unless the StatefulSet claims it. */
  readonly volumes: readonly k8s.Volume[];
}

/**
 * The pod of a Redis server. The shell puts the password in, so that no manifest carries it, and stops at an empty one,
 * which Redis would take for "no password". `redis-cli` reads the same variable by itself.
 */
export function redisPod({ name, port, image, resources, secretName, volumes }: RedisPodProps): k8s.PodSpec {
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { ...restrictedPod(REDIS_UID), fsGroup: REDIS_UID, fsGroupChangePolicy: 'OnRootMismatch' },
    terminationGracePeriodSeconds: GRACE_PERIOD_SECONDS,
    volumes: [{ name: 'config', configMap: { name } }, ...volumes],
    containers: [
      {
        name: 'redis',
        ...image,
        command: ['sh', '-c', 'exec redis-server /etc/redis/redis.conf --requirepass "${REDISCLI_AUTH:?is empty}"'],
        env: [{ name: 'REDISCLI_AUTH', valueFrom: { secretKeyRef: { name: secretName, key: 'password' } } }],
        ports: [{ name: 'redis', containerPort: port }],
        ...redisProbes(port),
        resources: toRequirements(resources),
        securityContext: RESTRICTED_CONTAINER,
        volumeMounts: [
          { name: 'config', mountPath: '/etc/redis', readOnly: true },
          { name: 'data', mountPath: '/data' },
        ],
      },
    ],
  };
}

/** With `-e` an error is a failure: a server that still loads its log is alive, and not ready. */
function redisProbes(port: number): Pick<k8s.Container, keyof typeof PROBE_TIMES> {
  const ping = { exec: { command: ['redis-cli', '-p', `${port}`, 'ping'] } };
  const pong = { exec: { command: ['redis-cli', '-e', '-p', `${port}`, 'ping'] } };
  return {
    startupProbe: { ...ping, ...PROBE_TIMES.startupProbe },
    livenessProbe: { ...ping, ...PROBE_TIMES.livenessProbe },
    readinessProbe: { ...pong, ...PROBE_TIMES.readinessProbe },
  };
}
