import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from '../../programs/until';
import { atMost } from '../../faults/promise-check';
import { countPods } from '../platform/places';
import { isReady, type LivePlatform, SERVICE_NAMES } from '../platform/platform';
import type { Seen } from '../finding';
import type { Proof } from '../proof';
import type { Step } from '../step';
import { probeBudgets } from './break-container';

/** Longest that anything of a lost node may take, in milliseconds: its own limits are held afterwards. */
const PATIENCE_MS = 420_000;

/** From a node that is seen to be lost until nobody is sent to its pods, in milliseconds. */
const FORGOTTEN_WITHIN_MS = 10_000;

/** What a pod may take to be scheduled, and its image to be there, in milliseconds: as a deploy waits for it. */
const IMAGE_MS = 60_000;

/** How long pods stay on a node that does not answer, in seconds, where none says it (KEP-166, DefaultTolerationSeconds). */
const TOLERATION_S = 300;

/** A node is gone from one moment to the next, with all that runs on it, and comes back. */
export const loseNode: Step = {
  name: 'lose-node',
  description: 'a node with pods of services loses its power, and gets it back',
  needs: ['program'],
  prove: async (proof) => {
    const { victim } = proof.props.places;
    return [
      await proof.measure(`loss of node ${victim}`, () => lose(proof)),
      await proof.measure(`return of node ${victim}`, () => giveBack(proof)),
    ];
  },
};

async function lose({ props: { platform, places, settings, defer } }: Proof): Promise<Seen> {
  const { victim } = places;
  const lost = countPods(await platform.listAllPods(), victim);
  const tolerationMs = await readTolerationMs(platform);
  const start = performance.now();
  defer(() => run(settings.program!, 'start', victim));
  await run(settings.program!, 'stop', victim);
  await until(`node ${victim} counts as lost`, async () => !(await isNodeReady(platform, victim)), PATIENCE_MS, 500);
  const lostMs = performance.now() - start;
  await until(
    'its pods run elsewhere (where the other nodes have no room, give fewer --replicas)',
    () => isReplaced(platform, victim),
    PATIENCE_MS,
    1_000,
  );
  const replacedMs = performance.now() - start;
  const { startupMs } = probeBudgets(await platform.getContainer(SERVICE_NAMES[0]!));
  return {
    seen: `seen after ${Math.round(lostMs / 1_000)} s, its ${lost} pods replaced after ${Math.round(replacedMs / 1_000)} s`,
    requests: { failForAtMostMs: Math.round(lostMs) + FORGOTTEN_WITHIN_MS },
    promises: [atMost('pods replaced, once it was lost', replacedMs - lostMs, tolerationMs + IMAGE_MS + startupMs, ' ms')],
  };
}

async function giveBack({ props: { platform, places, settings } }: Proof): Promise<Seen> {
  const start = performance.now();
  await run(settings.program!, 'start', places.victim);
  await until(`node ${places.victim} is ready`, () => isNodeReady(platform, places.victim), PATIENCE_MS, 500);
  const readyMs = performance.now() - start;
  await platform.awaitReady();
  return { seen: `ready after ${Math.round(readyMs / 1_000)} s`, requests: 'none fails' };
}

async function isNodeReady(platform: LivePlatform, name: string): Promise<boolean> {
  return (await platform.listNodes()).some((node) => node.metadata.name === name && isReady(node));
}

/** Every service has as many ready pods as it wants, on other nodes. */
async function isReplaced(platform: LivePlatform, victim: string): Promise<boolean> {
  const complete = SERVICE_NAMES.map(async (service) => {
    const { spec } = await platform.getDeployment(service);
    const elsewhere = (await platform.listPods(service)).filter((pod) => pod.spec.nodeName !== victim && isReady(pod));
    return elsewhere.length >= (spec.replicas ?? 1);
  });
  return (await Promise.all(complete)).every(Boolean);
}

/** The API server gives every pod the time of its cluster. */
async function readTolerationMs(platform: LivePlatform): Promise<number> {
  const [pod] = await platform.listPods(SERVICE_NAMES[0]!);
  const toleration = pod?.spec.tolerations?.find(({ key }) => key === 'node.kubernetes.io/unreachable');
  return (toleration?.tolerationSeconds ?? TOLERATION_S) * 1_000;
}

async function run(program: string, ...args: readonly string[]): Promise<void> {
  await promisify(execFile)(program, [...args]);
}
