import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { findUnnamedRegistry, type ImageRegistry, pullFrom } from '../environment/cluster/image-registry';
import { MESH_POD_ANNOTATIONS, meshPodLabels } from '../environment/cluster/mesh';
import { trafficWord } from '../environment/cluster/traffic-distribution';
import type { Environment } from '../environment/environment';
import { Component } from '../graph/component';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { changeContainers, changeTemplates } from '../objects/pod-templates';

type Fields = Readonly<Record<string, unknown>>;
type Texts = Readonly<Record<string, string>>;
type Change = (object: KubernetesObject) => KubernetesObject;

/**
 * Objects with what an environment wants of all, whoever made them: labels and annotations, the place that images are pulled from, limits
 * or none, a mesh. It is the last step, after patches. What an object says itself stays.
 */
export function finishObjects(environment: Environment, objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const changes = listChanges(environment);
  return changes.length === 0 ? objects : objects.map((object) => changes.reduce((changed, change) => change(changed), object));
}

/** One line for each registry that images are of, and of which nobody says where they are pulled from. */
export function findForeignRegistries({ imageRegistry }: Environment, platform: IConstruct): string[] {
  if (imageRegistry === undefined || typeof imageRegistry === 'string') return [];
  const hosts = new Map<string, string>();
  // The objects of a component that cannot be are stand-ins.
  const sound = platform.node.children.filter((child) => !(child instanceof Component) || child.sound);
  for (const object of sound.flatMap(({ node }) => node.findAll()).filter((each) => ApiObject.isApiObject(each)))
    changeContainers(object.toJson() as KubernetesObject, (container) => {
      const host = isPulled(container) ? findUnnamedRegistry(imageRegistry, container.image) : undefined;
      if (host !== undefined && isPulled(container) && !hosts.has(host)) hosts.set(host, container.image);
      return container;
    });
  return [...hosts].map(
    ([host, image]) =>
      `imageRegistry does not say where ${image} is pulled from; write '${host}': '<mirror>' there, or '${host}': '${host}' for the registry itself`,
  );
}

function listChanges(environment: Environment): readonly Change[] {
  const { labels = {}, annotations = {}, imageRegistry, mesh, pods = {} } = environment;
  const word = trafficWord(environment);
  return [
    ...(isEmpty(labels) && isEmpty(annotations) ? [] : [(object: KubernetesObject) => addToAll(object, labels, annotations)]),
    ...(mesh ? [(object: KubernetesObject) => changePods(object, meshPodLabels(mesh), MESH_POD_ANNOTATIONS)] : []),
    ...(imageRegistry === undefined ? [] : [(object: KubernetesObject) => pullAll(object, imageRegistry)]),
    ...(pods.cpuLimits === false ? [(object: KubernetesObject) => changeContainers(object, withoutCpuLimit)] : []),
    ...(word === undefined ? [] : [(object: KubernetesObject) => distribute(object, word)]),
  ];
}

function addToAll(object: KubernetesObject, labels: Texts, annotations: Texts): KubernetesObject {
  const finished = changeTemplates(object, (template) => withMetadata(template, labels, annotations));
  return withMetadata(finished as unknown as Fields, labels, annotations) as unknown as KubernetesObject;
}

/** Pods alone, and no Job of a CronJob. */
function changePods(object: KubernetesObject, labels: Texts, annotations: Texts): KubernetesObject {
  if (object.kind === 'Pod') return withMetadata(object as unknown as Fields, labels, annotations) as unknown as KubernetesObject;
  return changeTemplates(object, (template) => (isPodTemplate(template) ? withMetadata(template, labels, annotations) : template));
}

function isPodTemplate({ spec }: Fields): boolean {
  return typeof spec === 'object' && spec !== null && 'containers' in spec;
}

function withMetadata(fields: Fields, labels: Texts, annotations: Texts): Fields {
  const metadata = (fields['metadata'] ?? {}) as { readonly labels?: Texts; readonly annotations?: Texts };
  return {
    ...fields,
    metadata: {
      ...metadata,
      ...(!isEmpty(labels) && { labels: { ...labels, ...metadata.labels } }),
      ...(!isEmpty(annotations) && { annotations: { ...annotations, ...metadata.annotations } }),
    },
  };
}

function pullAll(object: KubernetesObject, registry: ImageRegistry): KubernetesObject {
  return changeContainers(object, (container) =>
    isPulled(container) ? { ...container, image: pullFrom(registry, container.image) } : container,
  );
}

function isPulled(container: Fields): container is Fields & { readonly image: string } {
  return typeof container['image'] === 'string' && container['imagePullPolicy'] !== 'Never';
}

function withoutCpuLimit(container: Fields): Fields {
  const resources = container['resources'] as { readonly limits?: Fields } | undefined;
  if (!resources?.limits) return container;
  const limits = Object.entries(resources.limits).filter(([name]) => name !== 'cpu');
  return { ...container, resources: { ...resources, limits: Object.fromEntries(limits) } };
}

/** A headless Service has no way to choose, and one that says so itself has chosen. */
function distribute(object: KubernetesObject, trafficDistribution: string): KubernetesObject {
  const { spec } = object as KubernetesObject & { readonly spec?: Fields };
  if (object.apiVersion !== 'v1' || object.kind !== 'Service' || spec?.['clusterIP'] === 'None') return object;
  return { ...object, spec: { trafficDistribution, ...spec } } as KubernetesObject;
}

function isEmpty(texts: Texts): boolean {
  return Object.keys(texts).length === 0;
}
