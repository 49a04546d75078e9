import type { Kubectl, List } from '@fairlead/cluster';
import type { Labels } from 'fairlead/doctor';
import { namespacesOf, objectsOfKind } from '../platform';
import type { DeploymentProps } from './deployment-props';

interface NamespaceObject {
  readonly metadata: { readonly name: string; readonly labels?: Labels };
}

/** The labels of the namespaces that are in the cluster, by name. */
export async function findNamespaces(kubectl: Kubectl): Promise<ReadonlyMap<string, Labels>> {
  const { items } = await kubectl.getJson<List<NamespaceObject>>('namespaces');
  return new Map(items.map(({ metadata: { name, labels = {} } }) => [name, labels]));
}

type NamespacesProps = Pick<DeploymentProps, 'platform' | 'kubectl' | 'defer'>;

/** A platform's namespaces must not be there. Pods outside it may be in one that is. */
export async function makeNamespaces({ platform, kubectl, defer }: NamespacesProps): Promise<void> {
  const there = await findNamespaces(kubectl);
  const own = namespacesOf(platform);
  const taken = own.filter((name) => there.has(name)).join(' ');
  if (taken) throw new Error(`${taken}: such namespaces are there already, and may be somebody's; kubectl delete namespace ${taken}`);
  const defined = objectsOfKind(platform, 'Namespace');
  const names = [...new Set([...own, ...platform.outsiders.map(({ namespace }) => namespace)])].filter((name) => !there.has(name));
  defer(() => kubectl.remove('namespace', ...names));
  await kubectl.create(
    names.map(
      (name) => defined.find(({ metadata }) => metadata?.name === name) ?? { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    ),
  );
  // No pod is admitted before.
  const account = ['wait', '--for=create', 'serviceaccount/default', '--timeout=60s'];
  await Promise.all(names.map((name) => kubectl.run([...account, `--namespace=${name}`])));
}
