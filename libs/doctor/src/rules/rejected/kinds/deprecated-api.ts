import { formatReference } from '../../../finding/resource-reference';
import type { Fault, Rule } from '../../rule';
import type { KubernetesRelease } from '../schema/kubernetes-release';
import { type JudgedKind, judgeKinds, releaseOf } from './judged-kind';

export const deprecatedApi: Rule = {
  id: 'deprecated-api',
  says: 'an object is of a version of its kind that a settled one has replaced',
  why: 'It is served now, and a later release of Kubernetes removes it. Then the object can no longer be applied.',
  fix: 'Write the settled version before the cluster is upgraded.',
  find: (inventory, options) => {
    const release = releaseOf(options);
    return judgeKinds(inventory, release).flatMap((judged) => faultsOf(judged, release));
  },
};

function faultsOf({ object, apiVersion, status }: JudgedKind, release: KubernetesRelease): readonly Fault[] {
  if (status.is !== 'served' || status.successor === undefined) return [];
  const { successor, removedIn } = status;
  return [
    {
      severity: 'info',
      certainty: 'proven',
      resource: object.identity.reference,
      path: 'apiVersion',
      what: `${formatReference(object.identity.reference)} is of ${apiVersion}, and Kubernetes ${release.name} has ${successor}`,
      why: removedIn === undefined ? 'a later release removes what is replaced' : `Kubernetes ${removedIn} refuses it`,
      fix: `write ${successor.includes(' ') ? `an object of ${successor}` : `apiVersion: ${successor}`}`,
    },
  ];
}
