import type { ManifestFile } from 'fairlead';
import { Yaml } from 'cdk8s';
import type { ArgoCdSettings } from '../overlay';

/** The component that an object belongs to. */
const NAME_LABEL = 'app.kubernetes.io/name';

/** Kinds that Argo CD keeps where the manifests have them no more: what is lost with them is lost for good, as `npm run deploy` has it. */
const KEPT = ['Namespace', 'PersistentVolumeClaim'];

/** A Job that Argo CD runs at every sync. Until the next one it stays, for pods that start meanwhile ask for it. */
const HOOK = { hook: 'Sync', 'hook-delete-policy': 'BeforeHookCreation' };

/** The wave of tasks: the number of their files. */
const TASK_WAVE = 15;

/**
 * `kustomization.yaml` that Argo CD builds: the manifests of an environment as they are, and annotations for Argo CD alone. The number of
 * a file is its place in the order of applying; it is its wave too, and Argo CD waits until a wave is healthy.
 *
 * @param environment the folder beside this one that has the manifests: `prod`
 * @param tasks how the Jobs of tasks are run
 * @throws Error where a component is in two tiers, for then its label does not tell the wave
 */
export function renderWaves(environment: string, manifests: readonly ManifestFile[], tasks: ArgoCdSettings['tasks'] = 'wave'): string {
  const waves = [...componentsByWave(manifests)].filter(([wave]) => wave > 0);
  const hooks = tasks === 'hook' ? waves.filter(([wave]) => wave === TASK_WAVE) : [];
  return Yaml.stringify({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [`../../${environment}`],
    patches: [
      ...waves.map(([wave, components]) => ({
        target: { labelSelector: select(components) },
        patch: annotate({ 'sync-wave': String(wave) }),
      })),
      ...hooks.map(([, components]) => ({ target: { kind: 'Job', labelSelector: select(components) }, patch: annotate(HOOK) })),
      ...KEPT.map((kind) => ({ target: { kind }, patch: annotate({ 'sync-options': 'Prune=false,Delete=false' }) })),
    ],
  });
}

function select(components: readonly string[]): string {
  return `${NAME_LABEL} in (${components.join(', ')})`;
}

/** Kustomize takes kind and name from the target, and wants them here all the same. */
function annotate(values: Readonly<Record<string, string>>): string {
  const annotations = Object.fromEntries(Object.entries(values).map(([name, value]) => [`argocd.argoproj.io/${name}`, value]));
  const metadata = { name: 'any', annotations };
  return Yaml.stringify({ apiVersion: 'v1', kind: 'Any', metadata });
}

/** Wave 0 is the platform, 10 are stores, 15 tasks, 20 services. */
function componentsByWave(manifests: readonly ManifestFile[]): ReadonlyMap<number, readonly string[]> {
  const waves = new Map<number, string[]>();
  for (const { name, objects } of manifests) {
    const wave = Number.parseInt(name, 10);
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
