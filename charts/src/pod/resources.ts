import type { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { checkSizes, isWholeMebibytes } from '../checks/size';
import { toQuantity } from './memory';

/** What a container may use. */
export interface Resources {
  /** Memory that is kept for it, and its limit too where none is given: a pod that takes more than it asked for dies when its node fills up. */
  readonly memory: Size;
  /** Most memory that it gets; at least `memory`. */
  readonly memoryLimit?: Size;
  /** Processor that is kept for it, in thousandths of a core. */
  readonly cpuMillis: number;
  /** Most processor that it gets, in thousandths of a core; at least `cpuMillis`. */
  readonly cpuLimitMillis: number;
}

/** Requests and limits in Kubernetes' words. */
export function toRequirements({ memory, memoryLimit = memory, cpuMillis, cpuLimitMillis }: Resources): k8s.ResourceRequirements {
  const quantities = (millis: number, bytes: Size) => ({
    cpu: k8s.Quantity.fromString(`${millis}m`),
    memory: k8s.Quantity.fromString(toQuantity(bytes)),
  });
  return { requests: quantities(cpuMillis, memory), limits: quantities(cpuLimitMillis, memoryLimit) };
}

/**
 * Lets through only what Kubernetes accepts.
 *
 * @param owner whose resources they are, such as `prod/user-service`
 * @throws InvalidPlatform with every bad number
 */
export function checkResources(owner: string, resources: Resources): void {
  const { memory, memoryLimit } = resources;
  checkAll(
    () => checkSizes(owner, { memory, memoryLimit }),
    () => refuseAll([...processorFaults(resources), ...memoryFaults(resources)].map((fault) => `${owner}: ${fault}`)),
  );
}

function processorFaults({ cpuMillis, cpuLimitMillis }: Resources): string[] {
  const faults = Object.entries({ cpuMillis, cpuLimitMillis })
    .filter(([, millis]) => !Number.isInteger(millis) || millis < 1)
    .map(([field, millis]) => `${field} is ${millis}, which is no share of a core; give whole thousandths, such as 250`);
  if (cpuMillis > cpuLimitMillis) {
    faults.push(
      `cpuMillis (${cpuMillis}) exceeds cpuLimitMillis (${cpuLimitMillis}), so Kubernetes rejects the pod; lower cpuMillis or raise cpuLimitMillis`,
    );
  }
  return faults;
}

function memoryFaults({ memory, memoryLimit = memory }: Resources): string[] {
  const comparable = isWholeMebibytes(memory) && isWholeMebibytes(memoryLimit);
  if (!comparable || memory.toMebibytes() <= memoryLimit.toMebibytes()) return [];
  const [request, limit] = [memory, memoryLimit].map(toQuantity);
  return [`memory (${request}) exceeds memoryLimit (${limit}), so Kubernetes rejects the pod; lower memory or raise memoryLimit`];
}
