import { join } from 'node:path';
import type { ComponentPod } from './component-pod';
import type { Texts } from './texts';

type Volume = NonNullable<ComponentPod['spec']['volumes']>[number];

/** What a service of Docker Compose mounts, and where that comes from. */
export interface Mounts {
  /** `source:target` and `source:target:ro`. */
  readonly volumes: readonly string[];
  /** In memory. */
  readonly tmpfs: readonly string[];
  /** Volumes that outlive the container. */
  readonly named: readonly string[];
  /** Texts to mount, by their path below {@link FOLDER}. */
  readonly files: ReadonlyMap<string, string>;
}

/** Where the texts of ConfigMaps and Secrets lie as files, from the root of the repository. Docker takes others into no read-only container. */
export const FOLDER = 'overlays/compose/files';

/** The volumes of a pod: claims become named volumes, texts become files, and what goes with the pod is in memory. */
export function readMounts(component: string, { spec, container, claims }: ComponentPod, texts: Texts): Mounts {
  const user = spec.securityContext?.runAsUser ?? 0;
  const files = new Map<string, string>();
  const named: string[] = [];
  const tmpfs: string[] = [];
  const volumes: string[] = [];
  for (const { name, mountPath } of container.volumeMounts ?? []) {
    const volume = (spec.volumes ?? []).find((each) => each.name === name);
    if (claims.includes(name)) {
      named.push(`${component}-${name}`);
      volumes.push(`${component}-${name}:${mountPath}`);
    } else if (volume?.emptyDir) {
      tmpfs.push(`${mountPath}:size=${toDockerSize(volume.emptyDir.sizeLimit)},uid=${user},gid=${user},mode=0700`);
    } else {
      const folder = join(component, name);
      for (const [file, text] of Object.entries(readTexts(volume, texts))) files.set(join(folder, file), text);
      volumes.push(`./${join(FOLDER, folder)}:${mountPath}:ro`);
    }
  }
  return { volumes, tmpfs, named, files };
}

function readTexts(volume: Volume | undefined, texts: Texts): Readonly<Record<string, string>> {
  const { configMap, projected } = volume ?? {};
  if (configMap) return texts.all('ConfigMap', configMap.name);
  const items = (projected?.sources ?? []).flatMap(({ secret }) =>
    (secret?.items ?? []).map((item) => ({ ...item, secret: secret?.name })),
  );
  return Object.fromEntries(items.map(({ key, path, secret }) => [path, texts.one('Secret', secret, key)]));
}

/** `512Mi` is `512m` to Docker, whose units are binary too. */
export const toDockerSize = (quantity: string | number | undefined) => String(quantity).replace(/Mi$/, 'm');
