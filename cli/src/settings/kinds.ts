import { choice, type Kind } from '@fairlead/command-line';
import { KUBERNETES_RELEASES, type ReleaseName } from 'fairlead/doctor';

/** How findings are written. */
export const FORMATS = ['pretty', 'json', 'sarif', 'github', 'markdown', 'html'] as const;

/** `1.33`, as kubectl version tells it too: `v1.33.1`. */
export const kubernetesRelease: Kind<ReleaseName> = (given, name) =>
  choice(KUBERNETES_RELEASES)(given.replace(/^v?(\d+\.\d+).*$/, '$1'), name);
