import { SERVICE_NAMES } from '../platform/platform';
import type { Finding, Seen } from '../finding';
import type { Proof } from '../proof';
import type { Step } from '../step';

/** A pod of each service is deleted, and stops as it does in a rollout. */
export const deletePods: Step = {
  name: 'delete',
  description: 'kubectl delete of a pod of each service',
  prove: async (proof) => {
    const findings: Finding[] = [];
    for (const service of SERVICE_NAMES)
      findings.push(await proof.measure(`kubectl delete of a pod of ${service}`, () => deletePod(service, proof)));
    return findings;
  },
};

async function deletePod(service: string, { props: { platform } }: Proof): Promise<Seen> {
  const [pod] = await platform.listPods(service);
  const start = performance.now();
  await platform.run('delete', 'pod', pod!.metadata.name, '--timeout=120s');
  const stoppedMs = performance.now() - start;
  await platform.awaitReady();
  return { seen: `stopped within ${(stoppedMs / 1_000).toFixed(1)} s`, requests: 'none fails' };
}
