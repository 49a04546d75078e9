import type { Environment } from '../../environment/environment';
import type { AddOn } from '../needs/add-ons';
import { listDefinitions } from '../needs/definitions';
import { MADE_BY_LABEL } from '../needs/made-by';
import type { Way } from '../ways/way';
import { type KubectlCommand, kubectlOn, type Question, type Step } from './step';

/** What a namespace holds that somebody has put there. */
const CONTENTS = 'deployments,statefulsets,daemonsets,jobs,pods,services,persistentvolumeclaims';

/** What prints anything has something. */
const ANYTHING = /\S/;

/** Removes a cluster that was made, or from one that was there what was put into it, and is not used by others. */
export function planDelete(way: Way, environment: Environment): readonly Step[] {
  if (way.name !== 'current') return way.delete;
  const kubectl = kubectlOn(way.context);
  return [
    ...emptyNamespace(environment, kubectl),
    ...listDefinitions(environment.objects).map(({ name }) => deleteDefinition(name, kubectl)),
    ...way.addOns.map((addOn) => uninstallAddOn(addOn, kubectl)),
  ];
}

function emptyNamespace({ namespace }: Environment, kubectl: KubectlCommand): readonly Step[] {
  const inNamespace = `--namespace=${namespace}`;
  const isUsed = { command: kubectl('get', CONTENTS, inNamespace, '--output=name'), prints: ANYTHING, means: 'it is used' };
  return [
    {
      says: `Secrets of ${namespace}`,
      command: kubectl('delete', 'secrets', inNamespace, `--selector=${MADE_BY_LABEL}`),
      unless: [isUsed],
    },
    {
      says: `namespace ${namespace}`,
      command: kubectl('delete', 'namespace', `--selector=${MADE_BY_LABEL},kubernetes.io/metadata.name=${namespace}`),
      unless: [isUsed],
    },
  ];
}

/** With a definition all of its objects would go. */
function deleteDefinition(name: string, kubectl: KubectlCommand): Step {
  return {
    says: `definition of ${name}`,
    command: kubectl('delete', 'crd', name, '--ignore-not-found'),
    unless: [
      isNotOurs(kubectl('get', 'crd', `--selector=${MADE_BY_LABEL}`, `--field-selector=metadata.name=${name}`, '--output=name')),
      { command: kubectl('get', name, '--all-namespaces', '--output=name'), prints: ANYTHING, means: 'it is used' },
    ],
  };
}

function uninstallAddOn({ name, url, object: [resource, ...inNamespace] }: AddOn, kubectl: KubectlCommand): Step {
  const [type = ''] = resource.split('/');
  return {
    says: `removing ${name}`,
    command: kubectl('delete', '--ignore-not-found', '--filename', url),
    unless: [isNotOurs(kubectl('get', type, ...inNamespace, `--selector=${MADE_BY_LABEL}`, '--output=name'))],
  };
}

/** @param command prints what we have made */
function isNotOurs(command: readonly string[]): Question {
  return { command, prints: /^$/, means: 'it is not there, or not ours' };
}
