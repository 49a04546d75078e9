import { JsonPatch } from 'cdk8s';
import type { Manifest } from 'fairlead/doctor';
import { NETWORK_EXAMPLES } from './network-examples';
import { POLICY_EXAMPLES } from './policy-examples';
import { STORAGE_EXAMPLES } from './storage-examples';
import { matchLabels, type UpgradeExample } from './upgrade-example';
import { WORKLOAD_EXAMPLES } from './workload-examples';

/** Every immutable field changed, and fields beside it that may change. */
export const UPGRADE_EXAMPLES: readonly UpgradeExample[] = [
  ...WORKLOAD_EXAMPLES,
  ...NETWORK_EXAMPLES,
  ...STORAGE_EXAMPLES,
  ...POLICY_EXAMPLES,
].map(nameApart);

/** A name and a label of its own for each: no controller takes the pods of another. The name of a definition follows from its group. */
function nameApart(example: UpgradeExample, index: number): UpgradeExample {
  const name = `example-${index}`;
  const group = `${name}.example.com`;
  const patches =
    example.before.kind === 'CustomResourceDefinition'
      ? [JsonPatch.add('/metadata/name', `widgets.${group}`), JsonPatch.add('/spec/group', group)]
      : [JsonPatch.add('/metadata/name', name)];
  const rename = (object: Manifest): Manifest => {
    const labelled = JSON.stringify(object).replaceAll(JSON.stringify(matchLabels.app), JSON.stringify(name));
    return JsonPatch.apply(JSON.parse(labelled), ...patches) as Manifest;
  };
  return { ...example, before: rename(example.before), after: rename(example.after) };
}
