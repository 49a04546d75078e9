import type { ApiObject } from 'cdk8s';
import { isSince } from '../environment/cluster/kubernetes-version';
import type { Environment } from '../environment/environment';
import { applyPatch, changeRendered } from '../objects/rendered';

/**
 * Lets a foreign container go on answering after its pod is out of the load balancers' lists: the kubelet waits before it sends SIGTERM
 * (KEP-3960, on by default since Kubernetes 1.30). Images need no `sleep` for it. For an older cluster their own program of that name does
 * it; one that has none stops at once, as without it. Services made with the service kit linger themselves.
 */
export function lingerBeforeStop(deployment: ApiObject, lingerMs: number, environment: Environment): void {
  if (lingerMs === 0) return;
  const seconds = Math.ceil(lingerMs / 1_000);
  const preStop = isSince(environment, '1.30') ? { sleep: { seconds } } : { exec: { command: ['sleep', String(seconds)] } };
  changeRendered(deployment, (rendered) =>
    applyPatch<'Deployment'>(rendered, (object) => {
      const [container] = object.spec.template.spec?.containers ?? [];
      // The generated classes know no sleep.
      if (container) Object.assign(container, { lifecycle: { preStop } });
    }),
  );
}
