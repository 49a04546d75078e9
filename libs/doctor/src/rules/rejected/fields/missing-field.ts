import { isMap } from '../../../read/schema/field-type';
import type { Fault, Rule } from '../../rule';
import { releaseOf } from '../kinds/judged-kind';
import { joinPath, type SchemaFault } from '../schema/find-schema-faults';
import { nameOf, placeOf } from './describe-place';
import { findRefusedObjects, type RefusedObject } from './refused-object';

const WORKLOADS = ['DaemonSet', 'Deployment', 'StatefulSet'];

export const missingField: Rule = {
  id: 'missing-field',
  says: 'a field is missing that Kubernetes requires',
  why: 'The API server refuses the object.',
  fix: 'Add the field. A patch need not say it: it is read as a patch where its Kustomization is read too.',
  find: (inventory, options) =>
    findRefusedObjects(inventory, releaseOf(options)).flatMap((refused) =>
      refused.faults.filter(({ problem }) => problem === 'missing').map((fault) => faultOf(refused, fault)),
    ),
};

function faultOf(refused: RefusedObject, fault: SchemaFault): Fault {
  const { path, name, ancestors } = fault;
  const holder = ancestors[0]?.path ?? '';
  return {
    ...placeOf(refused, fault),
    ...(isLikePatch(refused.object.source) && { severity: 'warning', certainty: 'likely' }),
    what: `${nameOf(refused)} has no ${path}`,
    why: `the API server requires ${name} ${holder === '' ? 'of every object of the kind' : `wherever there is ${holder}`}, and refuses the object`,
    fix: `add ${joinPath(holder, name)}: ${exampleOf(fault)}`,
  };
}

/** Labels of the pods are what a selector is meant to match, and a path is meant with all below it. */
function exampleOf({ name, type, ancestors }: SchemaFault): string {
  const labels = name === 'selector' ? listLabels(at(at(ancestors[0]?.value, 'template'), 'metadata')) : [];
  if (labels.length > 0) return `{ matchLabels: { ${labels.join(', ')} } }, the labels of its pods`;
  return name === 'pathType' ? 'Prefix' : (type?.expected ?? 'a value');
}

function listLabels(metadata: unknown): readonly string[] {
  const labels = at(metadata, 'labels');
  return isMap(labels) ? Object.entries(labels).flatMap(([key, value]) => (typeof value === 'string' ? `${key}: ${value}` : [])) : [];
}

/** What makes pods and names no image says a part alone: it may be a patch, of which the Kustomization was not read. */
function isLikePatch(object: unknown): boolean {
  const template = at(at(object, 'spec'), 'template');
  const containers = at(at(template, 'spec'), 'containers');
  return (
    WORKLOADS.includes(String(at(object, 'kind'))) && [containers ?? []].flat().every((container) => at(container, 'image') === undefined)
  );
}

function at(value: unknown, key: string): unknown {
  return isMap(value) ? value[key] : undefined;
}
