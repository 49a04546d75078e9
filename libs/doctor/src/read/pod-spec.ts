import { LABELS } from './objects/label-fields';
import { orMissing, type ValueOf } from './schema/field-type';
import { COUNT, FLAG, PORT, PORT_NAME, PROTOCOL, QUANTITY, SECONDS, TEXT } from './schema/scalars';
import { list, map, object } from './schema/structures';

/** API reference, ResourceRequirements v1 core. */
export const RESOURCES = object({ requests: map(QUANTITY), limits: map(QUANTITY) });

/** Resources by name, as quantities (API reference, ResourceRequirements v1 core). */
export type ResourceRequirements = ValueOf<typeof RESOURCES>;

const CONFIG_KEY = object({ name: TEXT, key: TEXT, optional: FLAG });
const ENV_VAR = object(
  {
    value: TEXT,
    valueFrom: object({
      configMapKeyRef: CONFIG_KEY,
      secretKeyRef: object({ optional: FLAG }),
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

const PROBE = object({ initialDelaySeconds: COUNT, periodSeconds: orMissing(COUNT), failureThreshold: orMissing(COUNT) });

/** What budgets need of a probe (API reference, Probe v1 core). */
export type Probe = ValueOf<typeof PROBE>;

const CONTAINER_PORT = object({ name: orMissing(PORT_NAME), protocol: orMissing(PROTOCOL) }, { containerPort: PORT });
const LIFECYCLE = object({ preStop: object({ sleep: object({}, { seconds: SECONDS }), exec: object({ command: list(TEXT) }) }) });

const CONTAINER = object({
  name: TEXT,
  restartPolicy: TEXT,
  command: list(TEXT),
  args: list(TEXT),
  ports: list(CONTAINER_PORT),
  env: list(ENV_VAR),
  envFrom: list(ENV_FROM),
  resources: RESOURCES,
  startupProbe: PROBE,
  livenessProbe: PROBE,
  lifecycle: LIFECYCLE,
});

/** What the proof and budgets need of a container (API reference, Container v1 core). */
export type Container = ValueOf<typeof CONTAINER>;

/** Seconds from SIGTERM to SIGKILL, where a pod says nothing (API reference, PodSpec v1 core). */
export const GRACE_PERIOD_SECONDS = 30;

const POD_SPEC = object({
  hostNetwork: FLAG,
  enableServiceLinks: FLAG,
  containers: list(CONTAINER),
  initContainers: list(CONTAINER),
  volumes: list(object({ name: TEXT, emptyDir: object({ medium: TEXT, sizeLimit: QUANTITY }) })),
  overhead: map(QUANTITY),
  resources: RESOURCES,
  terminationGracePeriodSeconds: SECONDS,
  activeDeadlineSeconds: SECONDS,
  priorityClassName: TEXT,
});

/** What the proof and budgets need of a pod (API reference, PodSpec v1 core). */
export type PodSpec = ValueOf<typeof POD_SPEC>;

/** What a workload makes its pods from (API reference, PodTemplateSpec v1 core). */
export const POD_TEMPLATE = object({ metadata: object({ labels: LABELS }), spec: POD_SPEC });

/** A container of a pod, with the field that holds it. */
export interface PlacedContainer {
  readonly container: Container;
  /** Below the pod's spec: `containers[0]`. */
  readonly path: string;
}

/** Containers that run as long as the pod: an initContainer does when its restartPolicy is Always (KEP-753, sidecar containers). */
export function servingContainers(pod: PodSpec): readonly PlacedContainer[] {
  return [
    ...place(pod.containers, 'containers'),
    ...place(pod.initContainers, 'initContainers').filter(({ container }) => isSidecar(container)),
  ];
}

/** Whether an initContainer keeps running beside the containers. */
export function isSidecar({ restartPolicy }: Container): boolean {
  return restartPolicy === 'Always';
}

function place(containers: readonly Container[] | undefined, field: string): readonly PlacedContainer[] {
  return (containers ?? []).map((container, index) => ({ container, path: `${field}[${index}]` }));
}
