import { Size } from 'cdk8s';
import { defineContract } from 'fairlead/contract';
import { replicas } from '../deployment/scale';
import { readNamespace, type Right } from '../graph/api-access';
import type { Platform } from '../platform/platform';
import { API_TOKEN_MOUNT, apiTokenVolume } from '../pod/api-token';
import { HttpService } from '../service/http-service';

/** What others of the stack know of it. Its other port, on which it says how it is itself, is called by the kubelet alone. */
export const KUBE_STATE_METRICS = Object.freeze({ name: 'kube-state-metrics', port: 8080, ownPort: 8081 });

const KUBE_STATE_METRICS_CONTRACT = defineContract({
  name: KUBE_STATE_METRICS.name,
  description: 'what the API server knows of the platform, as metrics',
  foreign: true,
  port: KUBE_STATE_METRICS.port,
  metricsPath: '/metrics',
  probes: { readiness: '/healthz', liveness: '/livez' },
});

/** User of its image, and what it takes for some hundred objects. */
const PROPS = { user: 65_534, memory: Size.mebibytes(64), cpuMillis: 10, cpuLimitMillis: 200 };

const VERBS = ['list', 'watch'] as const;

/** The kinds of which rules and dashboards read, by API group. What is not here it neither asks for nor may. */
export const WATCHED_KINDS: readonly Right[] = [
  { apiGroup: '', resources: ['persistentvolumeclaims', 'pods'], verbs: VERBS },
  { apiGroup: 'apps', resources: ['daemonsets', 'deployments', 'statefulsets'], verbs: VERBS },
  { apiGroup: 'autoscaling', resources: ['horizontalpodautoscalers'], verbs: VERBS },
  { apiGroup: 'batch', resources: ['cronjobs', 'jobs'], verbs: VERBS },
];

/** kube-state-metrics for one namespace: it reads what is in it and nothing else. */
export function createKubeStateMetrics(platform: Platform): HttpService {
  const resources = WATCHED_KINDS.flatMap((right) => right.resources).sort();
  const service = new HttpService(platform, KUBE_STATE_METRICS_CONTRACT, {
    ...PROPS,
    scale: replicas(1),
    args: [
      `--port=${KUBE_STATE_METRICS.port}`,
      `--telemetry-port=${KUBE_STATE_METRICS.ownPort}`,
      `--namespaces=${platform.namespace}`,
      `--resources=${resources.join(',')}`,
    ],
    pod: { volumes: [apiTokenVolume()], volumeMounts: [API_TOKEN_MOUNT] },
  });
  if (service.sound) readNamespace(service, 'objects', WATCHED_KINDS);
  return service;
}
