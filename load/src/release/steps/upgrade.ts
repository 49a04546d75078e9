import { none } from '../../faults/promise-check';
import { type LivePlatform, SERVICE_NAMES } from '../platform/platform';
import type { Seen } from '../finding';
import type { Proof } from '../proof';
import type { Step } from '../step';

/** A release of all services at once, as `npm run deploy` does it, and the way back. */
export const upgrade: Step = {
  name: 'upgrade',
  description: 'all services get another version at once, and then the one before',
  needs: ['to'],
  prove: async (proof) => [
    await proof.measure('upgrade of all services', () => upgradeAll(proof)),
    await proof.measure('rollback of all services', () => rollBackAll(proof)),
  ],
};

async function upgradeAll({ props: { platform, settings, defer } }: Proof): Promise<Seen> {
  const before = await readImages(platform);
  const wanted = before.map((image) => withTag(image, settings.to!));
  const undoing = platform.withoutStop();
  defer(() => undo(undoing, before));
  for (const [index, service] of SERVICE_NAMES.entries()) await changeImage(platform, service, wanted[index]!, settings.to!);
  return awaitImages(platform, wanted);
}

async function rollBackAll({ props: { platform } }: Proof): Promise<Seen> {
  const before = await readImages(platform);
  for (const service of SERVICE_NAMES) await platform.run('rollout', 'undo', `deployment/${service}`);
  const after = await readImages(platform);
  const seen = await awaitImages(platform, after);
  const unchanged = after.filter((image, index) => image === before[index]).length;
  return { ...seen, promises: [...(seen.promises ?? []), none('services that the rollback left as they were', unchanged)] };
}

async function awaitImages(platform: LivePlatform, wanted: readonly string[]): Promise<Seen> {
  const tookMs = await platform.awaitReady();
  const pods = (await Promise.all(SERVICE_NAMES.map((service) => platform.listPods(service)))).flat();
  const others = pods.filter(({ spec }) => !spec.containers.some(({ image }) => wanted.includes(image)));
  return {
    seen: `${pods.length} pods replaced in ${Math.round(tookMs / 1_000)} s`,
    requests: 'none fails',
    promises: [none('pods of another version', others.length)],
  };
}

async function readImages(platform: LivePlatform): Promise<readonly string[]> {
  return Promise.all(SERVICE_NAMES.map(async (service) => (await platform.getContainer(service)).image));
}

/** A version is an image, and what its pods say of themselves. */
async function changeImage(platform: LivePlatform, service: string, image: string, tag: string): Promise<void> {
  const env = [{ name: 'SERVICE_VERSION', value: tag }];
  const spec = { template: { spec: { containers: [{ name: service, image, env }] } } };
  await platform.run('patch', 'deployment', service, '--type=strategic', `--patch=${JSON.stringify({ spec })}`);
}

/** Nothing where the proof itself has rolled back already. */
async function undo(platform: LivePlatform, images: readonly string[]): Promise<void> {
  for (const [index, service] of SERVICE_NAMES.entries())
    if ((await platform.getContainer(service)).image !== images[index]) await platform.run('rollout', 'undo', `deployment/${service}`);
}

/** `ghcr.io/fairlead/user-service:sha-2` of `ghcr.io/fairlead/user-service:sha-1@sha256:…`; a port of the registry stays. */
export function withTag(image: string, tag: string): string {
  return `${image.replace(/(:[^:/@]+)?(@.*)?$/, '')}:${tag}`;
}
