import { App, Yaml } from 'cdk8s';
import { HttpService, type Platform } from 'fairlead';
import { findSharedPorts } from 'fairlead/contract';
import { type Files, GENERATED, synthesize as renderAndProve, type Synthesis } from 'fairlead/synth';
import { renderCompose } from './compose/compose-file';
import { compose, COMPOSE_MEMORY_MIB } from './compose/environment';
import { environments } from './environments';
import type { Overlay } from './overlay';
import { createShop } from './platform';

/** First line of every file that is rendered. */
export const HEADER = `${GENERATED} \`npm run synth\` from overlays/platform.ts: change that, not this file.`;

/**
 * Renders every environment and proves it, or says all that is wrong with any declaration. What the proof finds is in the reports.
 *
 * @throws InvalidPlatform with the faults of all environments
 */
export function synthesize(
  overlays: readonly Overlay[] = environments,
  create: (app: App, overlay: Overlay) => Platform = createShop,
): readonly Synthesis[] {
  const findFaults = (platform: Platform) => findSharedPorts(localServices(platform));
  return renderAndProve({ environments: overlays, createPlatform: create }, { header: HEADER, findFaults });
}

/** The services that `npm start` runs side by side on one machine. */
function localServices({ components }: Platform): readonly HttpService[] {
  return components
    .filter((component): component is HttpService => component instanceof HttpService)
    .filter(({ contract }) => !contract.foreign);
}

/**
 * The platform for Docker Compose.
 *
 * @returns texts by path from the root of the repository
 */
export function renderShopForCompose(): Files {
  return renderCompose(createShop(new App(), compose), { header: HEADER, memoryMiB: COMPOSE_MEMORY_MIB });
}

/** `kustomization.yaml` for the folder above the manifests, so that `kubectl apply -k` takes them too. */
export function renderKustomization({ manifests }: Pick<Synthesis, 'manifests'>): string {
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: manifests.map(({ name }) => `manifests/${name}`),
  };
  return `# ${HEADER}\n${Yaml.stringify(kustomization)}`;
}
