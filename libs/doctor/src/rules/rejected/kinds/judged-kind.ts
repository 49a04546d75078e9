import type { Inventory } from '../../../read/inventory';
import { groupOf } from '../../../read/objects/kind-name';
import type { KubernetesObject } from '../../../read/objects/kubernetes-object';
import { onceFor } from '../../../sets/once-for';
import type { RuleOptions } from '../../rule';
import { KubernetesRelease } from '../schema/kubernetes-release';
import { NEWEST_RELEASE } from '../schema/release-span';
import { type KindStatus, statusOf } from './kind-status';

/** An object with what a release of Kubernetes makes of its kind. */
export interface JudgedKind {
  readonly object: KubernetesObject;
  readonly apiVersion: string;
  /** As it is written, without a group. */
  readonly kind: string;
  readonly status: KindStatus;
}

/** The release that objects are held against. */
export function releaseOf({ kubernetesVersion = NEWEST_RELEASE }: RuleOptions): KubernetesRelease {
  return KubernetesRelease.of(kubernetesVersion);
}

/** Objects of which kind and version can be told. What is made of a kind is found out once. */
export function judgeKinds(inventory: Inventory, release: KubernetesRelease): readonly JudgedKind[] {
  const known = judgedOf(inventory).get(release) ?? judgeAll(inventory, release);
  judgedOf(inventory).set(release, known);
  return known;
}

const judgedOf = onceFor<Inventory, Map<KubernetesRelease, readonly JudgedKind[]>>(() => new Map());

function judgeAll({ objects }: Inventory, release: KubernetesRelease): readonly JudgedKind[] {
  const statuses = new Map<string, KindStatus>();
  return objects.written
    .filter(({ faults }) => faults.every(({ path }) => path !== 'apiVersion' && path !== 'kind' && path !== ''))
    .map((object) => {
      const { apiVersion } = object.identity;
      const kind = bareKind(object);
      const status = statuses.get(`${apiVersion} ${kind}`) ?? statusOf(apiVersion, kind, release);
      statuses.set(`${apiVersion} ${kind}`, status);
      return { object, apiVersion, kind, status };
    });
}

/** `Rollout` of `Rollout.argoproj.io`. */
export function bareKind({ kind, identity: { apiVersion } }: KubernetesObject): string {
  const suffix = `.${groupOf(apiVersion)}`;
  return kind.endsWith(suffix) ? kind.slice(0, -suffix.length) : kind;
}
