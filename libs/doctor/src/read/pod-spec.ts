import { onceFor } from '../sets/once-for';
import { LABEL_SELECTOR, LABELS } from './objects/label-fields';
import { orMissing, type ValueOf } from './schema/field-type';
import { COUNT, FLAG, INTEGER_OR_TEXT, PORT, PORT_NAME, PROTOCOL, QUANTITY, SECONDS, TEXT, USER_ID } from './schema/scalars';
import { list, map, object } from './schema/structures';

/** API reference, ResourceRequirements v1 core. */
export const RESOURCES = object({ requests: map(QUANTITY), limits: map(QUANTITY) });

/** Resources by name, as quantities (API reference, ResourceRequirements v1 core). */
export type ResourceRequirements = ValueOf<typeof RESOURCES>;

const KEY = object({ name: TEXT, key: TEXT, optional: FLAG });
const ENV_VAR = object(
  {
    value: TEXT,
    valueFrom: object({
      configMapKeyRef: KEY,
      secretKeyRef: KEY,
      fieldRef: object({}),
      resourceFieldRef: object({}),
    }),
  },
  { name: TEXT },
);

/** One variable of a container (API reference, EnvVar v1 core). */
export type EnvVar = ValueOf<typeof ENV_VAR>;

const ALL_KEYS = object({ name: TEXT, optional: FLAG });
const ENV_FROM = object({ prefix: TEXT, configMapRef: ALL_KEYS, secretRef: ALL_KEYS });

/** All keys of a ConfigMap or a Secret as variables (API reference, EnvFromSource v1 core). */
export type EnvFromSource = ValueOf<typeof ENV_FROM>;

const HTTP_GET = object({ path: orMissing(TEXT), port: INTEGER_OR_TEXT, host: orMissing(TEXT), scheme: orMissing(TEXT) });
const TCP_SOCKET = object({ port: INTEGER_OR_TEXT, host: orMissing(TEXT) });
const EXEC = object({ command: list(TEXT) });

const PROBE = object({
  httpGet: HTTP_GET,
  tcpSocket: TCP_SOCKET,
  grpc: object({ port: COUNT, service: TEXT }),
  exec: EXEC,
  initialDelaySeconds: COUNT,
  timeoutSeconds: orMissing(COUNT),
  periodSeconds: orMissing(COUNT),
  failureThreshold: orMissing(COUNT),
});

/** A question that the kubelet asks a container (API reference, Probe v1 core). */
export type Probe = ValueOf<typeof PROBE>;

const CONTAINER_PORT = object(
  { name: orMissing(PORT_NAME), protocol: orMissing(PROTOCOL), hostPort: orMissing(PORT) },
  { containerPort: PORT },
);
const HANDLER = object({ sleep: object({}, { seconds: SECONDS }), exec: EXEC, httpGet: HTTP_GET, tcpSocket: TCP_SOCKET });
const LIFECYCLE = object({ postStart: HANDLER, preStop: HANDLER });
const VOLUME_MOUNT = object({ name: TEXT, mountPath: TEXT, subPath: orMissing(TEXT), subPathExpr: orMissing(TEXT), readOnly: FLAG });
const CAPABILITIES = object({ add: list(TEXT), drop: list(TEXT) });
const SECCOMP_PROFILE = object({ type: TEXT });
const CONTAINER_SECURITY = object({
  privileged: FLAG,
  allowPrivilegeEscalation: FLAG,
  readOnlyRootFilesystem: FLAG,
  runAsNonRoot: FLAG,
  runAsUser: USER_ID,
  capabilities: CAPABILITIES,
  seccompProfile: SECCOMP_PROFILE,
});

const CONTAINER = object({
  name: TEXT,
  image: TEXT,
  imagePullPolicy: orMissing(TEXT),
  restartPolicy: TEXT,
  command: list(TEXT),
  args: list(TEXT),
  ports: list(CONTAINER_PORT),
  env: list(ENV_VAR),
  envFrom: list(ENV_FROM),
  resources: RESOURCES,
  startupProbe: PROBE,
  readinessProbe: PROBE,
  livenessProbe: PROBE,
  lifecycle: LIFECYCLE,
  volumeMounts: list(VOLUME_MOUNT),
  securityContext: CONTAINER_SECURITY,
});

/** What the proof and budgets need of a container (API reference, Container v1 core). */
export type Container = ValueOf<typeof CONTAINER>;

/** Seconds from SIGTERM to SIGKILL, where a pod says nothing (API reference, PodSpec v1 core). */
export const GRACE_PERIOD_SECONDS = 30;

const KEY_TO_PATH = object({ key: TEXT, path: TEXT });
const FILES = { optional: FLAG, items: list(KEY_TO_PATH) };
const CONFIG_FILES = object({ name: TEXT, ...FILES });
const VOLUME = object({
  name: TEXT,
  configMap: CONFIG_FILES,
  secret: object({ secretName: TEXT, ...FILES }),
  persistentVolumeClaim: object({ claimName: TEXT, readOnly: FLAG }),
  projected: object({ sources: list(object({ configMap: CONFIG_FILES, secret: CONFIG_FILES })) }),
  emptyDir: object({ medium: TEXT, sizeLimit: QUANTITY }),
  hostPath: object({ path: TEXT }),
});

/** Where a container finds files (API reference, Volume v1 core). */
export type Volume = ValueOf<typeof VOLUME>;

const TOPOLOGY_SPREAD = object({
  maxSkew: COUNT,
  topologyKey: TEXT,
  whenUnsatisfiable: TEXT,
  minDomains: COUNT,
  labelSelector: LABEL_SELECTOR,
  matchLabelKeys: list(TEXT),
});

const NODE_REQUIREMENT = object({ values: list(TEXT) }, { key: TEXT, operator: TEXT });
const NODE_TERM = object({ matchExpressions: list(NODE_REQUIREMENT) });
const AFFINITY_TERM = object({
  labelSelector: LABEL_SELECTOR,
  matchLabelKeys: list(TEXT),
  topologyKey: TEXT,
  namespaces: list(TEXT),
  namespaceSelector: object({}),
});

/** Pods that others must or must not be placed beside (API reference, PodAffinityTerm v1 core). */
export type PodAffinityTerm = ValueOf<typeof AFFINITY_TERM>;

const REQUIRED_TERMS = object({ requiredDuringSchedulingIgnoredDuringExecution: list(AFFINITY_TERM) });
const AFFINITY = object({
  nodeAffinity: object({ requiredDuringSchedulingIgnoredDuringExecution: object({ nodeSelectorTerms: list(NODE_TERM) }) }),
  podAffinity: REQUIRED_TERMS,
  podAntiAffinity: REQUIRED_TERMS,
});

const POD_SECURITY = object({
  runAsNonRoot: FLAG,
  runAsUser: USER_ID,
  seccompProfile: SECCOMP_PROFILE,
});

const POD_SPEC = object({
  affinity: AFFINITY,
  nodeName: orMissing(TEXT),
  nodeSelector: map(TEXT),
  dnsConfig: object({ searches: list(TEXT) }),
  dnsPolicy: orMissing(TEXT),
  hostAliases: list(object({ hostnames: list(TEXT) })),
  hostNetwork: FLAG,
  hostPID: FLAG,
  hostIPC: FLAG,
  hostUsers: FLAG,
  os: object({ name: TEXT }),
  enableServiceLinks: FLAG,
  containers: list(CONTAINER),
  initContainers: list(CONTAINER),
  volumes: list(VOLUME),
  restartPolicy: orMissing(TEXT),
  serviceAccountName: orMissing(TEXT),
  automountServiceAccountToken: FLAG,
  imagePullSecrets: list(object({ name: TEXT })),
  securityContext: POD_SECURITY,
  topologySpreadConstraints: list(TOPOLOGY_SPREAD),
  hostname: orMissing(TEXT),
  subdomain: orMissing(TEXT),
  overhead: map(QUANTITY),
  resources: RESOURCES,
  terminationGracePeriodSeconds: SECONDS,
  activeDeadlineSeconds: SECONDS,
  priorityClassName: TEXT,
});

/** What the proof and budgets need of a pod (API reference, PodSpec v1 core). */
export type PodSpec = ValueOf<typeof POD_SPEC>;

/** What a workload makes its pods from (API reference, PodTemplateSpec v1 core). */
export const POD_TEMPLATE = object({ metadata: object({ labels: LABELS, annotations: map(TEXT) }), spec: POD_SPEC });

/** A container of a pod, with the field that holds it. */
export interface PlacedContainer {
  readonly container: Container;
  /** Below the pod's spec: `containers[0]`. */
  readonly path: string;
}

/** `container web`, or its place where it has no name. */
export function nameContainer({ container, path }: PlacedContainer): string {
  return `container ${container.name ?? path}`;
}

/** Every container of a pod, those that initialize it included. */
export const allContainers = onceFor((pod: PodSpec): readonly PlacedContainer[] => [
  ...place(pod.containers, 'containers'),
  ...place(pod.initContainers, 'initContainers'),
]);

/** Containers that run as long as the pod: an initContainer does when its restartPolicy is Always (KEP-753, sidecar containers). */
export const servingContainers = onceFor((pod: PodSpec): readonly PlacedContainer[] => [
  ...place(pod.containers, 'containers'),
  ...place(pod.initContainers, 'initContainers').filter(({ container }) => isSidecar(container)),
]);

/** Whether an initContainer keeps running beside the containers. */
export function isSidecar({ restartPolicy }: Container): boolean {
  return restartPolicy === 'Always';
}

function place(containers: readonly Container[] | undefined, field: string): readonly PlacedContainer[] {
  return (containers ?? []).map((container, index) => ({ container, path: `${field}[${index}]` }));
}
