import type { Finding } from '../finding';
import { SERVICE_NAMES } from '../platform/platform';
import { killProcess } from '../platform/process-of-pod';
import type { Step } from '../step';
import { breakContainer } from './break-container';

/** The process of a pod of each service is gone from one moment to the next, with the requests that it had. */
export const killProcesses: Step = {
  name: 'kill',
  description: 'kill -9 of the process in a pod of each service',
  prove: async (proof) => {
    const findings: Finding[] = [];
    for (const service of SERVICE_NAMES)
      findings.push(
        await proof.measure(`kill -9 in a pod of ${service}`, () =>
          breakContainer({ proof, service, action: killProcess, reason: 'Error' }),
        ),
      );
    return findings;
  },
};
