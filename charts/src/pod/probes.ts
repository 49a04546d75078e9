import { findUnknownProps, isObject, type KnownProps, type ServiceContract, showNumber, type WorkerContract } from 'fairlead/contract';
import { k8s } from 'cdk8s-plus-28';
import { refuseAll } from '../checks/invalid-platform';

/** How often a probe asks and when it gives up. */
export interface ProbeTimes {
  /** Seconds between two questions. */
  readonly periodSeconds: number;
  /** Questions without a good answer after which it gives up. */
  readonly failureThreshold: number;
  /** Seconds that one answer may take. */
  readonly timeoutSeconds: number;
}

/** The numbers of a pod's probes that differ from {@link PROBE_TIMES}. */
export interface ProbeOverrides {
  /** Its period times its threshold is the longest that a start may take. */
  readonly startup?: Partial<ProbeTimes>;
  readonly liveness?: Partial<ProbeTimes>;
  readonly readiness?: Partial<ProbeTimes>;
}

const PROBE_PROPS: KnownProps<ProbeOverrides> = { startup: 'optional', liveness: 'optional', readiness: 'optional' };
const TIME_PROPS: KnownProps<ProbeTimes> = { periodSeconds: 'required', failureThreshold: 'required', timeoutSeconds: 'required' };

/** What no probe has. */
export function findProbePropFaults(subject: string, probes: ProbeOverrides = {}): string[] {
  return [
    ...findUnknownProps({ subject, given: probes, path: 'probes.' }, PROBE_PROPS),
    ...(isObject(probes) ? (['startup', 'liveness', 'readiness'] as const) : []).flatMap((probe) =>
      findUnknownProps({ subject, given: probes[probe], path: `probes.${probe}.` }, TIME_PROPS),
    ),
  ];
}

/** Every number of the probes. Startup asks for as long as a start may take; liveness takes 30 s to give up, readiness 10 s. */
export const PROBE_TIMES = Object.freeze({
  startup: { periodSeconds: 2, timeoutSeconds: 2 },
  liveness: { periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 2 },
  readiness: { periodSeconds: 5, failureThreshold: 2, timeoutSeconds: 2 },
});

/** How one probe asks. */
export type ProbeHandler = Pick<k8s.Probe, 'exec' | 'grpc' | 'httpGet' | 'tcpSocket'>;

/** How the three probes of a container ask. */
export type ProbeHandlers = Readonly<Record<keyof ProbeOverrides, ProbeHandler>>;

/** The probes of a container. */
type Probes = Pick<k8s.Container, 'startupProbe' | 'livenessProbe' | 'readinessProbe'>;

/** The probes of a container that may take `startupSeconds` to start: those that there is a way to ask. */
export function createProbes(handlers: Partial<ProbeHandlers>, startupSeconds: number, overrides: ProbeOverrides = {}): Probes {
  const times = deriveTimes(startupSeconds, overrides);
  const { startup, liveness, readiness } = handlers;
  return {
    ...(startup && { startupProbe: { ...startup, ...times.startup } }),
    ...(liveness && { livenessProbe: { ...liveness, ...times.liveness } }),
    ...(readiness && { readinessProbe: { ...readiness, ...times.readiness } }),
  };
}

/**
 * What the kubelet asks a service, on its management port, where no flood of clients can crowd it out. A foreign service that names no
 * liveness path is alive while the port accepts connections.
 */
export function probeHandlers({ probes, ports }: Pick<ServiceContract, 'probes' | 'ports'>): ProbeHandlers {
  const port = k8s.IntOrString.fromString(managementPortName(ports));
  const at = (path: string) => ({ httpGet: { path, port } });
  return {
    startup: at(probes.startup),
    liveness: probes.liveness === undefined ? { tcpSocket: { port } } : at(probes.liveness),
    readiness: at(probes.readiness),
  };
}

/**
 * What the kubelet asks a worker: whether it has started, and whether it is alive. Nobody sends it requests, so nothing asks whether it is
 * ready for them. Nothing where its contract names no way.
 */
export function workerProbeHandlers({ health }: Pick<WorkerContract, 'health'>): Partial<ProbeHandlers> {
  if (health.kind === 'none') return {};
  const handler: ProbeHandler =
    health.kind === 'exec'
      ? { exec: { command: [...health.command] } }
      : { httpGet: { path: health.path, port: k8s.IntOrString.fromString(MANAGEMENT_PORT_NAME) } };
  return { startup: handler, liveness: handler };
}

/** The name of a port that serves health and metrics alone. */
export const MANAGEMENT_PORT_NAME = 'management';

/** The name of the port that serves health and metrics: a foreign service may have one port for all. */
export function managementPortName({ traffic, management }: ServiceContract['ports']): 'http' | 'management' {
  return management === traffic ? 'http' : MANAGEMENT_PORT_NAME;
}

/** Seconds that a start may take before the kubelet begins it anew. */
export function startupWindow({ startup }: Readonly<Record<keyof ProbeOverrides, ProbeTimes>>): number {
  return startup.periodSeconds * startup.failureThreshold;
}

/** The numbers of the probes, with as many startup questions as fill the longest start. */
export function deriveTimes(startupSeconds: number, overrides: ProbeOverrides = {}): Readonly<Record<keyof ProbeOverrides, ProbeTimes>> {
  const startup = { ...PROBE_TIMES.startup, ...overrides.startup };
  return {
    startup: { failureThreshold: Math.ceil(startupSeconds / startup.periodSeconds), ...startup },
    liveness: { ...PROBE_TIMES.liveness, ...overrides.liveness },
    readiness: { ...PROBE_TIMES.readiness, ...overrides.readiness },
  };
}

/**
 * Lets through only probes that Kubernetes accepts and that leave a start its time.
 *
 * @param owner whose probes they are, such as `prod/user-service`
 * @throws InvalidPlatform with every bad number, and with the arithmetic
 */
export function checkProbes(owner: string, startupSeconds: number, overrides: ProbeOverrides = {}): void {
  const numbers = numberFaults(overrides);
  const window = numbers.some((fault) => fault.startsWith('probes.startup.')) ? [] : windowFaults(startupSeconds, overrides);
  refuseAll([...numbers, ...window].map((fault) => `${owner}: ${fault}`));
}

function numberFaults(overrides: ProbeOverrides): string[] {
  return (['startup', 'liveness', 'readiness'] as const).flatMap((probe) =>
    Object.entries(overrides[probe] ?? {})
      .filter(([field, number]) => Object.hasOwn(TIME_PROPS, field) && !(Number.isInteger(number) && number >= 1))
      .map(
        ([field, number]) =>
          `probes.${probe}.${field} is ${showNumber(field, number)}, which Kubernetes rejects; write a whole number of at least 1`,
      ),
  );
}

function windowFaults(startupSeconds: number, overrides: ProbeOverrides): string[] {
  const times = deriveTimes(startupSeconds, overrides);
  const { startup } = times;
  const window = startupWindow(times);
  if (!(window < startupSeconds)) return [];
  return [
    `probes.startup gives ${startup.periodSeconds} × ${startup.failureThreshold} = ${window} s, but a start may take ${startupSeconds} s, so the kubelet would kill it; write failureThreshold: ${Math.ceil(startupSeconds / startup.periodSeconds)}`,
  ];
}
