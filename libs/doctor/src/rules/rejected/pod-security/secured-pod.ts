import { type FieldType, orMissing, type ValueOf } from '../../../read/schema/field-type';
import { COUNT, FLAG, SECONDS, TEXT } from '../../../read/schema/scalars';
import { list, map, object } from '../../../read/schema/structures';

const ANYTHING: FieldType<unknown> = { zero: undefined, read: (value) => value };

const WINDOWS = object({ hostProcess: FLAG });
const PROFILE = object({ type: orMissing(TEXT) });
const SE_LINUX = object({ type: orMissing(TEXT), user: orMissing(TEXT), role: orMissing(TEXT) });

/** What a pod and a container both say. */
const COMMON = {
  appArmorProfile: PROFILE,
  runAsNonRoot: FLAG,
  runAsUser: SECONDS,
  seccompProfile: PROFILE,
  seLinuxOptions: SE_LINUX,
  windowsOptions: WINDOWS,
};

const CONTAINER_SECURITY = object({
  ...COMMON,
  allowPrivilegeEscalation: FLAG,
  capabilities: object({ add: list(TEXT), drop: list(TEXT) }),
  privileged: FLAG,
  procMount: orMissing(TEXT),
});

const HOSTED = object({ host: orMissing(TEXT) });
const HANDLER = object({ httpGet: HOSTED, tcpSocket: HOSTED });

const CONTAINER = object({
  name: TEXT,
  ports: list(object({ hostPort: orMissing(COUNT) })),
  securityContext: CONTAINER_SECURITY,
  livenessProbe: HANDLER,
  readinessProbe: HANDLER,
  startupProbe: HANDLER,
  lifecycle: object({ postStart: HANDLER, preStop: HANDLER }),
});

/** What Pod Security judges of a container. */
export type SecuredContainer = ValueOf<typeof CONTAINER>;

const POD = object({
  containers: list(CONTAINER),
  initContainers: list(CONTAINER),
  hostIPC: FLAG,
  hostNetwork: FLAG,
  hostPID: FLAG,
  hostUsers: FLAG,
  os: object({ name: TEXT }),
  securityContext: object({ ...COMMON, sysctls: list(object({ name: TEXT })) }),
  // Each volume is of the type that it has a field for.
  volumes: list(map(ANYTHING)),
});

/** What Pod Security judges of a pod. */
export type SecuredPod = ValueOf<typeof POD>;

/** The template of a workload: its annotations say something of security too. */
export const SECURED_TEMPLATE = object({ metadata: object({ annotations: map(TEXT) }), spec: POD });

export type SecuredTemplate = ValueOf<typeof SECURED_TEMPLATE>;
