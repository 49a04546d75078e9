import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests } from 'fairlead/synth';
import type { Platform } from '../platform';

const MANIFESTS = 'overlays/dev/manifests';

/** The committed manifests of dev. Beside them a stranger, and a pod that passes for the ingress controller. */
export function devPlatform(root: string): Platform {
  const files = readdirSync(join(root, MANIFESTS)).map((file) => join(MANIFESTS, file));
  return {
    name: 'dev',
    objects: [...readManifests(root, files).values()].flat(),
    outsiders: [
      { namespace: 'packets-elsewhere', podLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
      { namespace: 'ingress-nginx', podLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
    ],
  };
}
