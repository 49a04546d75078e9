import type { StoreServer } from '../declared-budgets';
import type { Finding } from '../../finding/finding';
import { formatReference } from '../../finding/resource-reference';
import { findArgument } from '../../read/container-argument';
import type { Workload } from '../../read/workload';
import type { LimitName, ServerLimits, StoreLimit, StoreMemory } from './server-limits';

const MIB_PER_GIB = 1_024;
const LIMITS = ['reads', 'writes', 'sockets'] as const;

type Numbers = Readonly<Partial<Record<keyof StoreServer['arguments'], number>>>;

/** Reads what the arguments of a server's container say. */
export function readArguments(server: StoreServer, workload: Workload): ServerLimits {
  const [container] = workload.pod.containers ?? [];
  const read = Object.entries(server.arguments).map(([limit, name]) => ({
    limit,
    name,
    value: container && findArgument(container, name),
  }));
  const numbers: Numbers = Object.fromEntries(read.flatMap(({ limit, value }) => (value === undefined ? [] : [[limit, value]])));
  const says = LIMITS.flatMap((name): readonly (readonly [LimitName, StoreLimit])[] => {
    const limit = numbers[name];
    return limit === undefined ? [] : [[name, { limit, evidence: [evidenceOf(workload, `says ${server.arguments[name]} ${limit}`)] }]];
  });
  const memory = sumMemory(server, numbers, workload);
  return {
    says: Object.fromEntries(says),
    ...(memory && { memory }),
    findings: read.filter(({ value }) => value === undefined).map(({ name }) => unknownArgument(workload, name)),
  };
}

/** What the process takes when its cache is full and every connection that it accepts is open. */
function sumMemory({ processMiB, socketMiB }: StoreServer, { cacheGiB, sockets }: Numbers, workload: Workload): StoreMemory | undefined {
  if (cacheGiB === undefined || sockets === undefined) return undefined;
  const cacheMiB = cacheGiB * MIB_PER_GIB;
  const usedMiB = cacheMiB + processMiB + sockets * socketMiB;
  const arithmetic = `cache ${cacheMiB} + process ${processMiB} + sockets ${sockets} x ${socketMiB} = ${usedMiB}`;
  const fix = 'let it accept fewer connections, or give it a smaller cache';
  return { usedMiB, arithmetic, evidence: evidenceOf(workload, arithmetic), fix };
}

function evidenceOf({ reference, podPath }: Workload, says: string) {
  return { resource: reference, path: `${podPath}.containers[0].args`, says };
}

function unknownArgument({ reference, podPath }: Workload, name: string): Finding {
  return {
    id: 'unknown-argument',
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path: `${podPath}.containers[0].args`,
    what: `${name} of ${formatReference(reference)} cannot be told: no argument says it as a number`,
    why: 'it bounds what its clients may do at once, and a budget that nobody can compute may not hold',
    fix: `write --${name} with a number`,
    evidence: [],
  };
}
