import type { ServiceContract } from 'fairlead/contract';
import { k8s } from 'cdk8s-plus-28';

/** Every number of the probes. Startup allows 60 s in all; liveness then takes 30 s to give up, readiness 10 s. */
export const PROBE_TIMES = Object.freeze({
  startupProbe: { periodSeconds: 2, failureThreshold: 30, timeoutSeconds: 2 },
  livenessProbe: { periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 2 },
  readinessProbe: { periodSeconds: 5, failureThreshold: 2, timeoutSeconds: 2 },
});

/** The three probes of a service, on its management port, where no flood of clients can crowd them out. */
export function httpProbes(probes: ServiceContract['probes']): Pick<k8s.Container, keyof typeof PROBE_TIMES> {
  const at = (path: string) => ({ httpGet: { path, port: k8s.IntOrString.fromString('management') } });
  return {
    startupProbe: { ...at(probes.startup), ...PROBE_TIMES.startupProbe },
    livenessProbe: { ...at(probes.liveness), ...PROBE_TIMES.livenessProbe },
    readinessProbe: { ...at(probes.readiness), ...PROBE_TIMES.readinessProbe },
  };
}
