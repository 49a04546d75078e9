import { type FieldChange, findRefused, findWayOut, type Manifest, type RefusedObject, type WayOut } from 'fairlead/doctor';
import type { SynthCommand } from '../synth-command';

/** The manifests of one environment, as they are there and as they would be. */
export interface Upgrade {
  /** Folder of its files, from the root of the platform. */
  readonly manifests: string;
  /** Objects of the files that would change or go. */
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

/** An object that the API server would refuse to change, and what to do. Plain data. */
export interface Refusal extends WayOut {
  /** `StatefulSet/shop-prod/redis`. */
  readonly object: string;
  readonly changes: readonly FieldChange[];
  /** Folder of its environment's files. */
  readonly manifests: string;
}

/** What an apply of the upgrade would be refused for. */
export function findRefusals({ manifests, before, after }: Upgrade): readonly Refusal[] {
  return findRefused(before, after).map((refused) => ({
    object: formatTarget(refused.object),
    changes: hideSecrets(refused),
    ...findWayOut(refused),
    manifests,
  }));
}

/** What `--replace` calls an object: `StatefulSet/shop-prod/redis`. */
export function formatTarget({ kind = '', metadata }: Manifest): string {
  return [kind, metadata?.namespace, metadata?.name].filter((part) => part !== undefined).join('/');
}

/**
 * What gets all these changes into the clusters, in this order: first into the files, then cluster by cluster.
 *
 * @param command how synth is typed
 * @param replaced objects that synth was told to replace before
 */
export function listCommands(
  refusals: readonly Refusal[],
  { withOptions }: Pick<SynthCommand, 'withOptions'>,
  replaced: readonly string[] = [],
): readonly string[] {
  const environments = [...new Set(refusals.map(({ manifests }) => manifests))];
  const targets = [...new Set([...replaced, ...refusals.map(({ object }) => object)])];
  return [
    `${withOptions} ${targets.map((target) => `--replace ${target}`).join(' ')}`,
    ...environments.flatMap((manifests) => {
      const own = refusals.filter((refusal) => refusal.manifests === manifests);
      return [
        ...own.flatMap(({ beforeApply }) => beforeApply),
        `kubectl apply --server-side -f ${manifests}`,
        ...own.flatMap(({ afterApply }) => afterApply),
      ];
    }),
  ];
}

/**
 * All refusals as text of several lines, with the way out.
 *
 * @param guide the document that says more
 */
export function formatRefusals(refusals: readonly Refusal[], commands: readonly string[], guide?: string): string {
  const show = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
  const objects = refusals.map(({ object, changes, effect }) => [
    object,
    ...changes.map(({ field, before, after }) => `  ${field}: ${show(before)} → ${show(after)}`),
    `  Deleted and made anew: ${effect}.`,
    '',
  ]);
  return [
    'Nothing was written, for the API server lets nobody change these fields:',
    '',
    ...objects.flat(),
    `Leave them as they are, or make the objects anew${guide === undefined ? '' : ` (${guide})`}:`,
    '',
    ...commands.map((command) => `  ${command}`),
  ].join('\n');
}

function hideSecrets({ object, changes }: RefusedObject): readonly FieldChange[] {
  if (object.kind !== 'Secret') return changes;
  const hide = (value: unknown) => (value === undefined ? undefined : '(hidden)');
  const isContent = ({ field }: FieldChange) => /^(data|stringData)\b/.test(field);
  return changes.map((change) => (isContent(change) ? { ...change, before: hide(change.before), after: hide(change.after) } : change));
}
