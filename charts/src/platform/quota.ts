import { k8s } from 'cdk8s-plus-28';
import { toQuantity } from '../pod/memory';
import type { Quota } from '../environment/quota';
import type { PlatformScope } from '../graph/scope';

/** Holds a namespace to a quota: the API server refuses the pod that would go beyond it. */
export function limitNamespace(platform: PlatformScope, { cpuMillis, memory, ephemeralStorage }: Quota): void {
  const bytes = memory && k8s.Quantity.fromString(toQuantity(memory));
  const disk = ephemeralStorage && k8s.Quantity.fromString(toQuantity(ephemeralStorage));
  new k8s.KubeResourceQuota(platform, 'quota', {
    metadata: { name: 'quota' },
    spec: {
      hard: {
        ...(cpuMillis !== undefined && { 'requests.cpu': k8s.Quantity.fromString(`${cpuMillis}m`) }),
        ...(bytes && { 'requests.memory': bytes, 'limits.memory': bytes }),
        ...(disk && { 'requests.ephemeral-storage': disk, 'limits.ephemeral-storage': disk }),
      },
    },
  });
}
