import { isSecret } from '../set/secrets';
import { type KubernetesObject, nameOf } from '../set/kubernetes-object';
import { describeValue } from './describe-value';
import type { ChangedObject, Plan } from './plan';

/** Fields that are told of one object. */
const MOST_FIELDS = 4;

/** A line for each object that a plan creates, changes or deletes, and one for all others. No value of a Secret or a ConfigMap. */
export function describePlan({ created, changed, pruned, unchanged }: Plan): readonly string[] {
  return [
    ...created.map((object) => `+ ${nameOf(object)}`),
    ...changed.flatMap(describeChanged),
    ...pruned.map((object) => `- ${nameOf(object)}`),
    `${created.length} new, ${changed.length} changed, ${pruned.length} deleted at the end, ${unchanged} as they are`,
  ];
}

function describeChanged({ object, changes }: ChangedObject): readonly string[] {
  const told = changes
    .slice(0, MOST_FIELDS)
    .map(({ field, before, after }) =>
      isHidden(object) ? `    ${field}` : `    ${field}: ${describeValue(before)} → ${describeValue(after)}`,
    );
  const more = changes.length - told.length;
  return [`~ ${nameOf(object)}`, ...told, ...(more > 0 ? [`    and ${more} more`] : [])];
}

/** What a ConfigMap holds may be long, or somebody's records. */
function isHidden(object: KubernetesObject): boolean {
  return isSecret(object) || object.kind === 'ConfigMap';
}
