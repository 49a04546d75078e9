import { k8s } from 'cdk8s-plus-28';
import { findUnknownProps, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { findNoObject } from '../checks/props';
import { OWN_METADATA } from '../environment/cluster/common-metadata';
import { findUnreadFields } from '../objects/unread-fields';
import type { PodExtras } from './pod-extras';

const POD_EXTRA_PROPS: KnownProps<PodExtras> = {
  annotations: 'optional',
  labels: 'optional',
  env: 'optional',
  volumes: 'optional',
  volumeMounts: 'optional',
  sidecars: 'optional',
};

const LISTS = ['env', 'volumes', 'volumeMounts', 'sidecars'] as const;

/** What no extra has, what no pod has, and what is not of the kind that a pod wants. */
export function findPodExtraFaults(subject: string, extras: PodExtras = {}): string[] {
  const unknown = findUnknownProps({ subject, given: extras, path: 'pod.' }, POD_EXTRA_PROPS);
  if (!isObject(extras)) return unknown;
  const faults = [
    ...LISTS.flatMap((list) => findListFaults(subject, `pod.${list}`, extras[list])),
    ...(['labels', 'annotations'] as const).flatMap((part) => findTextFaults(subject, `pod.${part}`, extras[part])),
  ];
  return [
    ...unknown,
    ...faults,
    ...(faults.length === 0 ? [...findVariableFaults(subject, extras), ...findTwice(extras), ...findUnread(extras)] : []),
  ];
}

function findListFaults(subject: string, path: string, given: unknown): string[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) return [`${path} of ${subject} is ${showGiven(given)}, which is no list; write one such as [{ name }]`];
  return given.flatMap((item: unknown, index) => findNoObject(subject, `${path}[${index}]`, item ?? null, 'name'));
}

function findTextFaults(subject: string, path: string, given: unknown): string[] {
  const noObject = findNoObject(subject, path, given, 'texts by name');
  if (noObject.length > 0 || given === undefined) return noObject;
  return Object.entries(given as object).flatMap(([key, value]: [string, unknown]) =>
    OWN_METADATA.test(key)
      ? [`${path} has ${key}, which is written for every pod; leave it out`]
      : findNoText(`${path}[${JSON.stringify(key)}]`, value),
  );
}

/** The API server takes no number for a text. */
function findNoText(path: string, value: unknown): string[] {
  return typeof value === 'string' ? [] : [`${path} is ${showGiven(value)}, which is no text; write one in quotes`];
}

function findVariableFaults(subject: string, { env = [] }: PodExtras): string[] {
  return env.flatMap(({ name, value = '', valueFrom = {} }: k8s.EnvVar, index) => [
    ...findNoText(`pod.env[${index}].name`, name),
    ...findNoText(`pod.env[${index}].value`, value),
    ...findNoObject(subject, `pod.env[${index}].valueFrom`, valueFrom, 'secretKeyRef, configMapKeyRef, fieldRef or resourceFieldRef'),
  ]);
}

/** Of two entries of one name the API server takes the last, or neither. */
function findTwice(extras: PodExtras): string[] {
  return (['env', 'volumes', 'sidecars'] as const).flatMap((list) => {
    const names = (extras[list] ?? []).map(({ name }) => name);
    const twice = new Set(names.filter((name, index) => names.indexOf(name) < index));
    return [...twice].map((name) => `pod.${list} has ${showGiven(name)} twice; take one of them out`);
  });
}

function findUnread({ env = [], volumes = [], volumeMounts = [], sidecars = [] }: PodExtras): string[] {
  const write = (containers: readonly Partial<k8s.Container>[], more: Partial<k8s.PodSpec> = {}): unknown =>
    k8s.KubePod.manifest({ spec: { containers: containers as k8s.Container[], ...more } });
  return [
    ...findUnreadFields('pod.env', env as k8s.EnvVar[], (given) => write([{ env: given }])),
    ...findUnreadFields('pod.volumes', volumes as k8s.Volume[], (given) => write([], { volumes: given })),
    ...findUnreadFields('pod.volumeMounts', volumeMounts as k8s.VolumeMount[], (given) => write([{ volumeMounts: given }])),
    ...findUnreadFields('pod.sidecars', sidecars, write),
  ];
}
