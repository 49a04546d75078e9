import type { Kubectl, List } from '@fairlead/cluster';
import { formatReference, type Labels, type Manifest, type PodSet } from 'fairlead/doctor';
import type { PodEnd } from '../end';
import { namespacesOf, objectsOfKind, type Platform } from '../platform';
import type { PodObject, ServiceObject } from './cluster-services';
import type { DeploymentProps } from './deployment-props';
import { makeNamespaces } from './namespaces';
import { describeOutsiders, makeOutsider } from './outsiders';
import { createStandIn, type StandInProps } from './stand-in';

/** A platform whose pods run. */
export interface Deployment {
  /** Two pods of each pod set, unless there is one alone; the first one calls. */
  readonly pods: readonly (readonly [first: PodEnd, ...more: readonly PodEnd[]])[];
  readonly outsiders: readonly PodEnd[];
  /** The address of each Service, by namespace and name. */
  readonly serviceAddresses: ReadonlyMap<string, string>;
}

/** Makes the namespaces, policies and Services of a platform, and stand-ins for its pods. */
export async function deploy(props: DeploymentProps): Promise<Deployment> {
  const { platform, engine, served, image, kubectl } = props;
  await makeNamespaces(props);
  const pods = engine.podSets.map((podSet) => standInsFor(podSet, { platform, served, image }));
  const outsiders = await Promise.all(platform.outsiders.map((outsider) => makeOutsider(outsider, props)));
  const made = [...pods.flatMap(({ standIns }) => standIns), ...outsiders];
  await kubectl.create([...objectsOfKind(platform, 'NetworkPolicy'), ...objectsOfKind(platform, 'Service'), ...made]);
  const endOf = await awaitPods(made, kubectl);
  return {
    pods: pods.map(({ podSet, standIns: [first, ...more] }) => {
      const end = (pod: Manifest): PodEnd => ({ ...endOf(pod), podSet });
      return [end(first), ...more.map(end)];
    }),
    outsiders: await describeOutsiders(platform, outsiders.map(endOf), kubectl),
    serviceAddresses: await findServiceAddresses(namespacesOf(platform), kubectl),
  };
}

function standInsFor(podSet: PodSet, { platform, served, image }: Pick<DeploymentProps, 'platform' | 'served' | 'image'>) {
  const { workload, isSinglePod, ports } = podSet;
  const props = { namespace: workload.namespace, labels: templateLabels(platform, podSet), declared: ports, served, image };
  const standIn = (number: number) => createStandIn({ ...props, name: `${workload.name}-${number}` });
  const standIns: readonly [Manifest, ...Manifest[]] = [standIn(1), ...(isSinglePod ? [] : [standIn(2)])];
  return { podSet, standIns };
}

/** As they are written, and not as they were read. */
function templateLabels({ objects }: Platform, { workload }: PodSet): StandInProps['labels'] {
  const isSame = ({ kind, metadata }: Manifest) =>
    kind === workload.kind && metadata?.name === workload.name && metadata.namespace === workload.namespace;
  const spec = objects.find(isSame)?.spec as { readonly template?: { readonly metadata: { readonly labels: Labels } } } | undefined;
  if (!spec?.template) throw new Error(`${formatReference(workload)} has no template`);
  return spec.template.metadata.labels;
}

/** Waits until the pods run. @returns what tells a pod's end */
async function awaitPods(pods: readonly Manifest[], kubectl: Kubectl): Promise<(pod: Manifest) => PodEnd> {
  const namespaces = new Set(pods.map(({ metadata }) => metadata?.namespace ?? ''));
  const found = await Promise.all([...namespaces].map((namespace) => awaitPodsOf(namespace, pods, kubectl)));
  const addresses = new Map(found.flat().map(({ metadata, status }) => [`${metadata.namespace}/${metadata.name}`, status.podIP ?? '']));
  return ({ metadata: { namespace = '', name: pod = '' } = {} }) => {
    const name = `${namespace}/${pod}`;
    return { namespace, pod, name, address: addresses.get(name) ?? '' };
  };
}

async function awaitPodsOf(namespace: string, pods: readonly Manifest[], kubectl: Kubectl): Promise<readonly PodObject[]> {
  const names = pods.filter(({ metadata }) => metadata?.namespace === namespace).map(({ metadata }) => `pod/${metadata?.name}`);
  await kubectl.run(['wait', '--for=condition=ContainersReady', '--timeout=120s', `--namespace=${namespace}`, ...names]);
  return (await kubectl.getJson<List<PodObject>>('pods', `--namespace=${namespace}`)).items;
}

async function findServiceAddresses(namespaces: readonly string[], kubectl: Kubectl): Promise<ReadonlyMap<string, string>> {
  const lists = await Promise.all(
    namespaces.map((namespace) => kubectl.getJson<List<ServiceObject>>('services', `--namespace=${namespace}`)),
  );
  return new Map(
    lists.flatMap(({ items }) => items.map(({ metadata, spec }) => [`${metadata.namespace}/${metadata.name}`, spec.clusterIP] as const)),
  );
}
