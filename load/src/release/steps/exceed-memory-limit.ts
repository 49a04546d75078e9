import type { Finding } from '../finding';
import { SERVICE_NAMES } from '../platform/platform';
import { exceedMemory } from '../platform/process-of-pod';
import type { Step } from '../step';
import { breakContainer } from './break-container';

/** A service takes more memory than its container may have, and the kernel kills it. */
export const exceedMemoryLimit: Step = {
  name: 'oom',
  description: 'a pod of each service goes over its memory limit',
  prove: async (proof) => {
    const findings: Finding[] = [];
    for (const service of SERVICE_NAMES)
      findings.push(
        await proof.measure(`OOM kill of a pod of ${service}`, () =>
          breakContainer({ proof, service, action: exceedMemory, reason: 'OOMKilled' }),
        ),
      );
    return findings;
  },
};
