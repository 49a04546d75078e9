import { byIdentity, identityOf, type KubernetesObject } from './kubernetes-object';
import { omit } from './omit';

/** The same objects, without what Secrets hold: only their names and keys' owners are kept. */
export function withoutSecretValues(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  return objects.map((object) => (isSecret(object) ? omit(object, 'data', 'stringData') : object));
}

/** What {@link withLiveSecrets} yields. */
export interface CompletedObjects {
  readonly objects: readonly KubernetesObject[];
  /** Secrets whose values nobody has any more. They are left out. */
  readonly lost: readonly KubernetesObject[];
}

/** The same objects, with the values of Secrets that a cluster has: a set that was kept has none of its own. */
export function withLiveSecrets(objects: readonly KubernetesObject[], live: readonly KubernetesObject[]): CompletedObjects {
  const found = byIdentity(live);
  const isEmpty = (object: KubernetesObject) => isSecret(object) && object.data === undefined && object.stringData === undefined;
  const lost = objects.filter((object) => isEmpty(object) && !found.has(identityOf(object)));
  const completed = objects
    .filter((object) => !lost.includes(object))
    .map((object) => (isEmpty(object) ? { ...object, data: found.get(identityOf(object))?.data ?? {} } : object));
  return { objects: completed, lost };
}

export function isSecret({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === 'Secret' && apiVersion === 'v1';
}
