import type { Kubectl } from '@fairlead/cluster';
import type { Manifest } from 'fairlead/doctor';
import type { PodEnd } from '../end';
import type { OutsidePod, Platform } from '../platform';
import type { DeploymentProps } from './deployment-props';
import { findNamespaces } from './namespaces';
import { createStandIn, keepApart } from './stand-in';

/** Name of every pod outside the manifests, and of its owner. */
const OUTSIDER = 'packets-outsider';

type OutsiderProps = Pick<DeploymentProps, 'served' | 'image' | 'kubectl' | 'defer'>;

/** A pod outside the manifests. Its owner is made, and it is yet to be. */
export async function makeOutsider(
  { namespace, podLabels }: OutsidePod,
  { served, image, kubectl, defer }: OutsiderProps,
): Promise<Manifest> {
  defer(() => kubectl.remove(`configmap/${OUTSIDER}`, `pod/${OUTSIDER}`, `--namespace=${namespace}`));
  const owner = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: OUTSIDER, namespace } };
  await kubectl.create([owner]);
  const { metadata } = await kubectl.getJson<{ metadata: { uid: string } }>('configmap', OUTSIDER, `--namespace=${namespace}`);
  const pod = createStandIn({ namespace, name: OUTSIDER, labels: podLabels, declared: [], served, image });
  return keepApart(pod, { apiVersion: owner.apiVersion, kind: owner.kind, name: OUTSIDER, uid: metadata.uid });
}

/** Policies see the labels that their namespaces have in the cluster. */
export async function describeOutsiders({ outsiders }: Platform, ends: readonly PodEnd[], kubectl: Kubectl): Promise<readonly PodEnd[]> {
  const namespaces = await findNamespaces(kubectl);
  return ends.map((end, index) => ({
    ...end,
    outsider: { namespaceLabels: namespaces.get(end.namespace) ?? {}, podLabels: outsiders[index]!.podLabels },
  }));
}
