import { findNearMiss } from '../../../finding/near-miss';
import { servingContainers } from '../../../read/pod-spec';
import type { PortNumber } from '../../../read/services/pod-port';
import { type WorkloadPorts } from '../../../read/services/workload-ports';
import type { ServicePort } from '../../../read/services/service';
import type { Workload } from '../../../read/workload';
import { listQuestions } from '../probes/question';

/** Names of ports that are there to be asked how a program is, so that no Service need lead to them. */
const FOR_HEALTH = /probe|health|ready|live|metric|prom|admin|debug|pprof/;

interface KnownPorts {
  readonly workload: Workload;
  readonly ports: readonly PortNumber[];
}

/**
 * The port that was meant by a number on which no program is known to listen: one to which no Service leads, of the name or the number of the
 * Service's own port, of a number that differs by a slip, or that is there for nothing else.
 */
export function findMeantPort(
  written: number,
  { name, port }: ServicePort,
  known: readonly KnownPorts[],
  led: () => WorkloadPorts,
): PortNumber | undefined {
  const free = known.flatMap(({ workload, ports }) =>
    ports.filter(({ number }) => !led().has(workload, number)).map((each) => ({ each, isAsked: isAsked(each, workload) })),
  );
  const near = findNearMiss(
    String(written),
    free.map(({ each }) => String(each.number)),
  );
  const meant =
    free.find(({ each }) => name !== undefined && each.name === name) ??
    free.find(({ each }) => each.number === port) ??
    free.find(({ each }) => String(each.number) === near) ??
    free.find((one) => !one.isAsked);
  return meant?.each;
}

function isAsked({ name = '', number }: PortNumber, { pod }: Workload): boolean {
  return (
    FOR_HEALTH.test(name) ||
    servingContainers(pod)
      .flatMap(listQuestions)
      .some(({ port }) => port === number || port === name)
  );
}
