import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { showNumber } from 'fairlead/contract';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { checkSizes, isWholeMebibytes } from '../checks/size';
import { toQuantity } from './memory';

/**
 * What a container writes to the disk of its node where nobody says more: its log, for its own file system is read-only. The kubelet
 * keeps five files of 10 MiB of it (`containerLogMaxFiles`, `containerLogMaxSize`), and looks only every ten seconds whether one is full
 * (`containerLogMonitorInterval`); hence twice as much.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
 */
export const LOG_STORAGE = Size.mebibytes(100);

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
  /** Disk of its node that is kept for its log and what else it writes, and its limit too where none is given. */
  readonly ephemeralStorage: Size;
  /** Most of it that it gets, empty volumes of its pod included; at least `ephemeralStorage`. A pod that takes more is evicted. */
  readonly ephemeralStorageLimit?: Size;
}

/** Requests and limits in Kubernetes' words. */
export function toRequirements(resources: Resources): k8s.ResourceRequirements {
  const { memory, memoryLimit = memory, cpuMillis, cpuLimitMillis, ephemeralStorage, ephemeralStorageLimit = ephemeralStorage } = resources;
  const quantities = (millis: number, bytes: Size, disk: Size) => ({
    cpu: k8s.Quantity.fromString(`${millis}m`),
    memory: k8s.Quantity.fromString(toQuantity(bytes)),
    'ephemeral-storage': k8s.Quantity.fromString(toQuantity(disk)),
  });
  return {
    requests: quantities(cpuMillis, memory, ephemeralStorage),
    limits: quantities(cpuLimitMillis, memoryLimit, ephemeralStorageLimit),
  };
}

/**
 * Lets through only what Kubernetes accepts.
 *
 * @param owner whose resources they are, such as `prod/user-service`
 * @throws InvalidPlatform with every bad number
 */
export function checkResources(owner: string, resources: Resources): void {
  const { memory, memoryLimit, ephemeralStorage, ephemeralStorageLimit } = resources;
  checkAll(
    () => checkSizes(owner, { memory, memoryLimit, ephemeralStorage, ephemeralStorageLimit }),
    () =>
      refuseAll(
        [
          ...processorFaults(resources),
          ...sizeFaults('memory', memory, memoryLimit),
          ...sizeFaults('ephemeralStorage', ephemeralStorage, ephemeralStorageLimit),
        ].map((fault) => `${owner}: ${fault}`),
      ),
  );
}

function processorFaults({ cpuMillis, cpuLimitMillis }: Resources): string[] {
  const faults = Object.entries({ cpuMillis, cpuLimitMillis })
    .filter(([, millis]) => !Number.isInteger(millis) || millis < 1)
    .map(([field, millis]) => `${field} is ${showNumber(field, millis)}, which is no share of a core; give whole thousandths, such as 250`);
  if (cpuMillis > cpuLimitMillis) {
    faults.push(
      `cpuMillis (${cpuMillis}) exceeds cpuLimitMillis (${cpuLimitMillis}), so Kubernetes rejects the pod; lower cpuMillis or raise cpuLimitMillis`,
    );
  }
  return faults;
}

function sizeFaults(field: string, request: Size, limit: Size = request): string[] {
  const comparable = isWholeMebibytes(request) && isWholeMebibytes(limit);
  if (!comparable || request.toMebibytes() <= limit.toMebibytes()) return [];
  return [
    `${field} (${toQuantity(request)}) exceeds ${field}Limit (${toQuantity(limit)}), so Kubernetes rejects the pod; lower ${field} or raise ${field}Limit`,
  ];
}
