import { findQuantity } from '../read/quantities/quantity';
import { type FieldChange, valueAt } from './field-change';
import type { AcceptsChange } from './field-rules';

/** A claim may grow, where its class lets it (API reference, PersistentVolumeClaimSpec v1 core). */
export const growsClaim: AcceptsChange = (change) => change.field === 'spec.resources.requests.storage' && isGrowth(change);

/** Whether a quantity becomes a larger one. */
export function isGrowth({ before, after }: FieldChange): boolean {
  return (findQuantity(after) ?? 0n) > (findQuantity(before) ?? 0n);
}

/** Only an object that says `immutable: true` is sealed, which nobody takes back; the type of a Secret never changes. */
export const isUnsealed: AcceptsChange = ({ field }, before) => field !== 'type' && valueAt(before, 'immutable') !== true;

/** A volume that was anywhere may be bound to nodes. */
export const bindsVolume: AcceptsChange = ({ field }, before) =>
  field.startsWith('spec.nodeAffinity') && valueAt(before, 'spec.nodeAffinity') === undefined;

/** What a Job may change of its pods before they start (API reference, JobTemplateSpec: scheduling directives). */
const SCHEDULING = /^spec\.template\.(metadata\.(labels|annotations)|spec\.(nodeSelector|affinity|tolerations|schedulingGates))\b/;

/** A suspended Job may change where its pods will run, and an indexed one its completions together with its parallelism. */
export const acceptsJob: AcceptsChange = ({ field, before: old, after: completions }, before, after) => {
  if (field !== 'spec.completions') return valueAt(before, 'spec.suspend') === true && SCHEDULING.test(field);
  const isIndexed = valueAt(after, 'spec.completionMode') === 'Indexed';
  const isDefault = old === undefined && completions === 1 && valueAt(before, 'spec.parallelism') === undefined;
  return isDefault || (isIndexed && completions === (valueAt(after, 'spec.parallelism') ?? 1));
};

/** A pod takes more tolerations, and a shorter deadline. */
export const acceptsPod: AcceptsChange = ({ field, before: old, after: now }, before, after) => {
  if (field === 'spec.activeDeadlineSeconds') return old === undefined || Number(now) < Number(old);
  if (!field.startsWith('spec.tolerations')) return false;
  const [held, kept] = [before, after].map((pod) =>
    ((valueAt(pod, 'spec.tolerations') ?? []) as unknown[]).map((item) => JSON.stringify(item)),
  );
  return held?.every((toleration) => kept?.includes(toleration)) ?? false;
};

/**
 * A Service keeps what it was given. Where a manifest no longer says it, nothing changes, which for the address `None` means that the
 * Service stays headless, whatever the manifest says. One that becomes a mere name, or was one, has nothing to keep.
 */
export const acceptsService: AcceptsChange = ({ field, before: old, after: now }, before, after) => {
  const both = (path: string, value: string) => [before, after].every((service) => valueAt(service, path) === value);
  const balances = both('spec.type', 'LoadBalancer');
  if ([before, after].some((service) => valueAt(service, 'spec.type') === 'ExternalName')) return true;
  if (field === 'spec.loadBalancerClass') return !balances;
  if (field === 'spec.healthCheckNodePort') return now === undefined || !balances || !both('spec.externalTrafficPolicy', 'Local');
  return now === undefined && old !== 'None';
};
