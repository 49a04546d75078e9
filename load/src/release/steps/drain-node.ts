import type { Seen } from '../finding';
import { countPods } from '../platform/places';
import type { Proof } from '../proof';
import type { Step } from '../step';

/** As `kubectl drain` before the maintenance of a node. */
export const drainNode: Step = {
  name: 'drain',
  description: 'a node with pods of services is drained, and taken back',
  prove: async (proof) => [await proof.measure(`drain of node ${proof.props.places.victim}`, () => drain(proof))],
};

async function drain({ props: { platform, places, defer } }: Proof): Promise<Seen> {
  const { kubectl } = platform;
  const { victim } = places;
  const undoing = kubectl.withoutStop();
  defer(() => undoing.run(['uncordon', victim]));
  const evicted = countPods(await platform.listAllPods(), victim);
  const start = performance.now();
  await kubectl.run(['drain', victim, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=300s']);
  const drainedMs = performance.now() - start;
  await platform.awaitReady();
  await kubectl.run(['uncordon', victim]);
  return { seen: `${evicted} pods evicted in ${Math.round(drainedMs / 1_000)} s`, requests: 'none fails' };
}
