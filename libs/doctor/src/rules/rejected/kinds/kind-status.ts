import { groupOf } from '../../../read/objects/kind-name';
import { KUBERNETES_RELEASES } from '../schema/api-table';
import type { KubernetesRelease, ServedKind } from '../schema/kubernetes-release';
import { positionOf } from '../schema/release-span';
import { REMOVED_APIS } from './removed-apis';

/** What a release of Kubernetes makes of a kind in one of its versions. */
export type KindStatus =
  /** With what has replaced it, and the release that no longer serves it, as far as that is known. */
  | { readonly is: 'served'; readonly successor?: string; readonly removedIn?: string }
  /** Its group is not Kubernetes' own, so that nobody can tell. */
  | { readonly is: 'elsewhere' }
  /** The release knows neither it nor that it was. */
  | { readonly is: 'unknown' }
  | { readonly is: 'future'; readonly since: string }
  | { readonly is: 'removed'; readonly since: string; readonly successor?: string; readonly advice?: string };

/** Groups that had other kinds once. */
const FORMER_GROUPS = ['extensions', 'settings.k8s.io'];

export function statusOf(apiVersion: string, kind: string, release: KubernetesRelease): KindStatus {
  const known = release.findKind(apiVersion, kind);
  if (known) return statusOfKnown(known, release);
  const removed = REMOVED_APIS.find((api) => api.apiVersion === apiVersion && api.kinds.includes(kind));
  if (removed) return { is: 'removed', since: removed.removedIn, ...removed };
  return { is: isOwnGroup(apiVersion, release) ? 'unknown' : 'elsewhere' };
}

function statusOfKnown(known: ServedKind, release: KubernetesRelease): KindStatus {
  if (release.serves(known)) return { is: 'served', ...findReplacement(known, release) };
  if (positionOf(release.name) < known.first) return { is: 'future', since: String(KUBERNETES_RELEASES[known.first]) };
  const successor = findVersion(groupOf(known.apiVersion), known.kind, release);
  return { is: 'removed', since: String(KUBERNETES_RELEASES[known.last + 1]), ...(successor !== undefined && { successor }) };
}

/** Served for good, and yet not to be used any more: the API server warns of it. */
const REPLACED_KINDS: Readonly<Record<string, { readonly since: string; readonly successor: string }>> = {
  'v1 Endpoints': { since: '1.33', successor: 'discovery.k8s.io/v1 EndpointSlice' },
};

function findReplacement({ apiVersion, kind, last }: ServedKind, release: KubernetesRelease) {
  const replaced = REPLACED_KINDS[`${apiVersion} ${kind}`];
  if (replaced) return positionOf(release.name) >= positionOf(replaced.since) ? { successor: replaced.successor } : {};
  const settled = isUnsettled(apiVersion) ? findVersion(groupOf(apiVersion), kind, release) : undefined;
  const removedIn = KUBERNETES_RELEASES[last + 1];
  return settled === undefined || isUnsettled(settled) ? {} : { successor: settled, ...(removedIn !== undefined && { removedIn }) };
}

function isUnsettled(apiVersion: string): boolean {
  return /(alpha|beta)\d+$/.test(apiVersion);
}

/** Whether a version is of a group that every API server has or had. The core group has versions alone: `builtin` is none. */
function isOwnGroup(apiVersion: string, release: KubernetesRelease): boolean {
  const group = groupOf(apiVersion);
  if (group === '') return /^v\d/.test(apiVersion);
  return FORMER_GROUPS.includes(group) || release.kinds.some((known) => groupOf(known.apiVersion) === group);
}

/** The most settled version of a kind that a release serves: `apps/v1`. */
export function findVersion(group: string, kind: string, release: KubernetesRelease): string | undefined {
  const served = release.kinds.filter((known) => known.kind === kind && groupOf(known.apiVersion) === group && release.serves(known));
  return served.sort((a, b) => rankOf(b.apiVersion) - rankOf(a.apiVersion))[0]?.apiVersion;
}

const STAGES = ['alpha', 'beta', 'stable'];

/** v2 above v1, both above every beta, and those above every alpha. */
function rankOf(apiVersion: string): number {
  const [, major, stage = 'stable', minor = '0'] = /v(\d+)(?:(alpha|beta)(\d+))?$/.exec(apiVersion) ?? [];
  return STAGES.indexOf(stage) * 10_000 + Number(major) * 100 + Number(minor);
}
