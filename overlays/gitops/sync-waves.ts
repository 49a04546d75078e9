import type { ManifestFile } from 'fairlead';
import { Yaml } from 'cdk8s';

/** The component that an object belongs to. */
const NAME_LABEL = 'app.kubernetes.io/name';

/** Kinds that Argo CD keeps where the manifests have them no more: what is lost with them is lost for good, as `npm run deploy` has it. */
const KEPT = ['Namespace', 'PersistentVolumeClaim'];

/**
 * `kustomization.yaml` that Argo CD builds: the manifests of an environment as they are, and annotations for Argo CD alone. The number of
 * a file is its place in the order of applying; in the same order Argo CD syncs, and waits until a wave is healthy.
 *
 * @param environment the folder beside this one that has the manifests: `prod`
 * @throws Error where a component is in two tiers, for then its label does not tell the wave
 */
export function renderWaves(environment: string, manifests: readonly ManifestFile[]): string {
  const waves = [...componentsByWave(manifests)].filter(([wave]) => wave > 0);
  return Yaml.stringify({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [`../../${environment}`],
    patches: [
      ...waves.map(([wave, components]) => ({
        target: { labelSelector: `${NAME_LABEL} in (${components.join(', ')})` },
        patch: annotate('sync-wave', String(wave)),
      })),
      ...KEPT.map((kind) => ({ target: { kind }, patch: annotate('sync-options', 'Prune=false,Delete=false') })),
    ],
  });
}

/** Kustomize takes kind and name from the target, and wants them here all the same. */
function annotate(name: string, value: string): string {
  const metadata = { name: 'any', annotations: { [`argocd.argoproj.io/${name}`]: value } };
  return Yaml.stringify({ apiVersion: 'v1', kind: 'Any', metadata });
}

/** Wave 0 is the platform, 1 are stores, 2 are services. */
function componentsByWave(manifests: readonly ManifestFile[]): ReadonlyMap<number, readonly string[]> {
  const waves = new Map<number, string[]>();
  for (const { name, objects } of manifests) {
    const wave = Math.floor(Number.parseInt(name, 10) / 10);
    const components = new Set(objects.map(({ metadata }) => metadata.labels?.[NAME_LABEL] ?? ''));
    if (wave > 0 && components.size !== 1)
      throw new Error(`${name} has objects of ${[...components].join(', ')}; one wave needs one component`);
    waves.set(wave, [...(waves.get(wave) ?? []), ...components].sort());
  }
  const seen = new Set<string>();
  for (const component of [...waves.values()].flat()) {
    if (seen.has(component)) throw new Error(`${component} is in two waves; give its components names of their own`);
    seen.add(component);
  }
  return waves;
}
