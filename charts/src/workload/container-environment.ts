import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { findEnvironment, type PodEnvironment } from 'fairlead/doctor';
import type { WorkloadScope } from '../graph/scope';
import { configData } from '../objects/config-data';
import type { KubernetesObject } from '../objects/kubernetes-object';

/**
 * The variables that the container of a service finds, as the kubelet puts them together from its Deployment and the platform's ConfigMaps.
 *
 * @param render makes each object what it is: with its patches, or without
 * @returns nothing where the Deployment has no container of the service's name
 */
export function containerEnvironment(
  service: Pick<WorkloadScope, 'name' | 'node' | 'platform'>,
  deployment: ApiObject,
  render: (object: ApiObject) => KubernetesObject,
): PodEnvironment | undefined {
  const findConfig = (namespace: string, name: string) => {
    const config = findConfigMap(service, namespace, name) ?? findConfigMap(service.platform, namespace, name);
    return config && configData({ toJson: () => render(config) });
  };
  return findEnvironment(render(deployment), service.name, { findConfig });
}

function findConfigMap({ node }: Pick<IConstruct, 'node'>, namespace: string, name: string): ApiObject | undefined {
  return node
    .findAll()
    .filter((child) => ApiObject.isApiObject(child))
    .find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name && metadata.namespace === namespace);
}
