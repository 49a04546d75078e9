import type { k8s } from 'cdk8s-plus-28';
import type { Image } from '../../environment/image';
import { RESTRICTED_CONTAINER, restrictedPod } from '../../pod/pod-security';
import { createProbes, type ProbeOverrides, type Probes } from '../../pod/probes';
import { type Resources, toRequirements } from '../../pod/resources';

/** User and group `redis` of the official image. */
const REDIS_UID = 999;

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
  /** Longest time that a start may take, in seconds. */
  readonly startupSeconds: number;
  readonly terminationGracePeriodSeconds: number;
  readonly probes?: ProbeOverrides;
}

/**
 * The pod of a Redis server. The shell puts the password in, so that no manifest carries it, and stops at an empty one,
 * which Redis would take for "no password". `redis-cli` reads the same variable by itself.
 */
export function redisPod(props: RedisPodProps): k8s.PodSpec {
  const { name, port, image, resources, secretName, volumes, terminationGracePeriodSeconds } = props;
  return {
    serviceAccountName: name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { ...restrictedPod(REDIS_UID), fsGroup: REDIS_UID, fsGroupChangePolicy: 'OnRootMismatch' },
    terminationGracePeriodSeconds,
    volumes: [{ name: 'config', configMap: { name } }, ...volumes],
    containers: [
      {
        name: 'redis',
        ...image,
        command: ['sh', '-c', 'exec redis-server /etc/redis/redis.conf --requirepass "${REDISCLI_AUTH:?is empty}"'],
        env: [{ name: 'REDISCLI_AUTH', valueFrom: { secretKeyRef: { name: secretName, key: 'password' } } }],
        ports: [{ name: 'redis', containerPort: port }],
        ...redisProbes(props),
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
function redisProbes({ port, startupSeconds, probes }: RedisPodProps): Probes {
  const ping = { exec: { command: ['redis-cli', '-p', `${port}`, 'ping'] } };
  const pong = { exec: { command: ['redis-cli', '-e', '-p', `${port}`, 'ping'] } };
  return createProbes({ startup: ping, liveness: ping, readiness: pong }, startupSeconds, probes);
}
