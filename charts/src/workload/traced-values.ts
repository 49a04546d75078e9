import { findPropFaults, type KnownProps, showGiven, type WorkloadContract } from 'fairlead/contract';
import { checkAll, refuse } from '../checks/invalid-platform';
import { checkProps } from '../checks/props';
import { checkShare } from '../checks/share';
import { Component, type Tracing } from '../graph/component';
import type { TracingOptions } from '../graph/tracing';
import type { Platform } from '../platform/platform';

/** The variable that says where traces go. Whoever reads it is made with the service kit, or knows OpenTelemetry otherwise. */
export const ENDPOINT_VARIABLE = 'OTEL_EXPORTER_OTLP_ENDPOINT';

const OPTIONS: KnownProps<TracingOptions> = { share: 'optional' };

/**
 * Lets through only what traces can be sent to.
 *
 * @param owner who sends, such as `shop-prod`
 * @throws InvalidPlatform with every fault
 */
export function checkTracing(owner: string, { collector, share, ...unknown }: Tracing): void {
  const given: unknown = collector;
  checkAll(
    () => checkProps(owner, findPropFaults({ subject: 'tracedBy()', given: unknown }, OPTIONS)),
    () => {
      if (given instanceof Component && given.port !== undefined) return;
      refuse(`${owner}: tracedBy(${showGiven(given)}) is given nothing that has a port; give what new OtelCollector() has made`);
    },
    () => checkShare(owner, 'share of tracedBy()', share, '0.01', true),
  );
}

/** The standard variables of OpenTelemetry of a workload. What it was given by name stays. */
export function tracedValues(
  { kind }: Pick<WorkloadContract, 'kind'>,
  platform: Platform,
  { collector, share }: Tracing,
): Record<string, string> {
  return {
    [ENDPOINT_VARIABLE]: collector.writeAddress('url', collector.port, platform),
    OTEL_RESOURCE_ATTRIBUTES: `deployment.environment.name=${platform.environment.name},service.namespace=${platform.name}`,
    // A job is called by nobody, and runs seldom enough that each run counts.
    ...(share < 1 && kind !== 'job' && { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: String(share) }),
  };
}
