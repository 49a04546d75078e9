import { findPropFaults, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { isDnsLabel } from '../checks/object-name';
import { isLabel } from './cluster/common-metadata';

/** Pods of another namespace. */
export interface NamespacePods {
  /** Name of the namespace. */
  readonly namespace: string;
  /** Labels that the pods carry, all of them. */
  readonly podLabels: Readonly<Record<string, string>>;
}

/** Its props. */
export const NAMESPACE_PODS_PROPS: KnownProps<NamespacePods> = { namespace: 'required', podLabels: 'required' };

/** Whether they are labels that pods carry, at least one: without any, every pod of a namespace would be meant. */
export function arePodLabels(given: unknown): boolean {
  return isObject(given) && Object.keys(given).length > 0 && Object.entries(given).every(isLabel);
}

/**
 * What is wrong with pods that a platform names.
 *
 * @param path of what holds them, such as `ingress.controller.`; empty where nothing does
 */
export function findNamespacePodsFaults(subject: string, path: string, given: unknown): string[] {
  const faults = findPropFaults({ subject, given, path }, NAMESPACE_PODS_PROPS);
  return isObject(given) && faults.length === 0 ? findPodsFaults(path, given) : faults;
}

/** The same of their values alone: what is missing is told on its own. */
export function findPodsFaults(path: string, { namespace, podLabels }: Readonly<Record<string, unknown>>): string[] {
  return [
    ...(namespace === undefined || isDnsLabel(namespace)
      ? []
      : [`${path}namespace is ${showGiven(namespace)}; write its name, such as "billing-prod"`]),
    ...(podLabels === undefined || arePodLabels(podLabels)
      ? []
      : [`${path}podLabels is ${showGiven(podLabels)}; write the labels that its pods carry`]),
  ];
}
