import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { groupOf } from '../../../read/objects/kind-name';
import type { Fault, Rule, RuleOptions } from '../../rule';
import { findSlip } from '../find-slip';
import { findCustomKinds } from '../schema/custom-kinds';
import type { KubernetesRelease, ServedKind } from '../schema/kubernetes-release';
import { type JudgedKind, judgeKinds, releaseOf } from './judged-kind';
import { findVersion } from './kind-status';

/** What stands in such files and is no object of a cluster, or is made below one. */
const NO_OBJECTS = ['ComponentStatus', 'Config', 'Eviction', 'Policy', 'Scale', 'Status', 'TokenRequest'];

export const unknownKind: Rule = {
  id: 'unknown-kind',
  says: 'a group of Kubernetes has no such kind, or not in this version',
  why: 'The API server refuses the object: "no matches for kind". Nothing is created.',
  fix: 'Write kind and apiVersion as the API reference has them; kubectl api-resources lists them.',
  find: (inventory, options) => {
    const release = releaseOf(options);
    return judgeKinds(inventory, release).flatMap((judged) => faultsOf(judged, release, inventory, options));
  },
};

function faultsOf(
  judged: JudgedKind,
  release: KubernetesRelease,
  inventory: Inventory,
  { kubernetesVersion }: RuleOptions,
): readonly Fault[] {
  const { apiVersion, kind, status } = judged;
  if (status.is === 'future') return [futureFault(judged, status.since, release)];
  if (status.is === 'elsewhere')
    return findCustomKinds(inventory).has(`${groupOf(apiVersion)}/${kind}`) ? [] : misspeltGroup(judged, release);
  if (status.is !== 'unknown' || NO_OBJECTS.includes(kind) || isList(judged, release)) return [];
  const meant = findMeant(judged, release);
  return [
    {
      ...describe(judged, release),
      severity: meant === undefined ? 'warning' : 'error',
      certainty: kubernetesVersion === undefined ? 'likely' : 'proven',
      fix: meant ?? 'write a kind that kubectl api-resources lists',
    },
  ];
}

/** Empty lists of kubectl, and those of a kind. */
function isList({ apiVersion, kind }: JudgedKind, release: KubernetesRelease): boolean {
  return kind.endsWith('List') && (kind === 'List' || release.findKind(apiVersion, kind.slice(0, -'List'.length)) !== undefined);
}

function describe({ object, apiVersion, kind }: JudgedKind, release: KubernetesRelease) {
  const { reference } = object.identity;
  return {
    resource: reference,
    path: 'kind',
    what: `${formatReference(reference)} is of ${apiVersion}, which has no kind ${kind} in Kubernetes ${release.name}`,
    why: `the API server refuses it: no matches for kind "${kind}" in version "${apiVersion}"`,
  };
}

function futureFault(judged: JudgedKind, since: string, release: KubernetesRelease): Fault {
  const fix = `upgrade to Kubernetes ${since}, or leave the object out`;
  return { ...describe(judged, release), severity: 'error', certainty: 'proven', fix };
}

/** What was meant: the same kind in its own version, or one that is written almost the same, in the group that is named rather than in others. */
function findMeant({ apiVersion, kind }: JudgedKind, release: KubernetesRelease): string | undefined {
  const served = release.kinds.filter((known) => release.serves(known));
  const own = served.filter((known) => groupOf(known.apiVersion) === groupOf(apiVersion));
  const same = [...own, ...served].find((known) => known.kind === kind);
  const meant = same ?? findAlmost(kind, own) ?? findAlmost(kind, served);
  if (!meant) return undefined;
  const version = findVersion(groupOf(meant.apiVersion), meant.kind, release);
  const fixes = [version !== apiVersion && `apiVersion: ${version}`, meant.kind !== kind && `kind: ${meant.kind}`];
  return `write ${fixes.filter((fix) => fix !== false).join(' and ')}`;
}

function findAlmost(kind: string, known: readonly ServedKind[]): ServedKind | undefined {
  const names = known.map((each) => each.kind);
  const meant = findSlip(kind, names);
  return known.find((each) => each.kind === meant);
}

/** A group that only Kubernetes may use, or one without a dot, which no custom resource has, with a kind that belongs to another. */
function misspeltGroup(judged: JudgedKind, release: KubernetesRelease): readonly Fault[] {
  const group = groupOf(judged.apiVersion);
  const meant = group.includes('.') && !group.endsWith('.k8s.io') ? undefined : findHome(judged, release);
  if (meant === undefined) return [];
  return [
    {
      ...describe(judged, release),
      path: 'apiVersion',
      severity: 'error',
      certainty: 'likely',
      fix: `write apiVersion: ${meant}`,
    },
  ];
}

function findHome({ kind }: JudgedKind, release: KubernetesRelease): string | undefined {
  const known = release.kinds.find((each) => each.kind === kind && release.serves(each));
  return known && findVersion(groupOf(known.apiVersion), kind, release);
}
