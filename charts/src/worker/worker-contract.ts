import type { k8s } from 'cdk8s-plus-28';
import { SHUTDOWN_VARIABLES, type WorkerContract } from 'fairlead/contract';
import type { DeclaredBudgets, WorkloadReference } from 'fairlead/doctor';
import type { MetricsEndpoint } from '../graph/scope';
import { MANAGEMENT_PORT_NAME } from '../pod/probes';
import type { Shutdown } from '../workload/grace-period';

/** How a worker stops: nobody calls it, so that it need not go on answering. */
export function workerShutdown({ shutdown }: WorkerContract): Shutdown {
  return { lingerMs: 0, ...shutdown };
}

/** The port of a worker's container, where it has one. */
export function workerPorts({ ports }: WorkerContract): { readonly ports?: k8s.ContainerPort[] } {
  return ports.management === undefined ? {} : { ports: [{ name: MANAGEMENT_PORT_NAME, containerPort: ports.management }] };
}

/** Where the metrics of a worker are. */
export function workerMetrics({ metricsPath: path, ports }: WorkerContract): MetricsEndpoint | undefined {
  if (path === undefined || ports.management === undefined) return undefined;
  return { portName: MANAGEMENT_PORT_NAME, port: ports.management, path };
}

/** What the budgets of a worker follow from: how it stops and starts, and where it is asked whether it has. */
export function workerBudgets(workload: WorkloadReference, { foreign, startupSeconds, ports, health }: WorkerContract): DeclaredBudgets {
  return {
    services: [{ workload, startupSeconds, ...(!foreign && { drainVariable: SHUTDOWN_VARIABLES.drain }) }],
    probes:
      health.kind === 'http' && ports.management !== undefined
        ? [{ workload, port: ports.management, paths: { startup: health.path, liveness: health.path } }]
        : [],
  };
}
