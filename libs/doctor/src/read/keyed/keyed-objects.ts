import { formatReference } from '../../finding/resource-reference';
import { groupBy } from '../../sets/group-by';
import { MAKERS, type MadeObject } from '../custom/made-by';
import type { KubernetesObject } from '../objects/kubernetes-object';
import type { ObjectSet } from '../objects/object-set';
import { ANYTHING } from '../schema/scalars';
import type { KeyedKind, KeyedObject } from './keyed-object';

/** A Kustomization needs no name, and is no object of a cluster. */
const NAMED_MAKERS = Object.keys(MAKERS).filter((kind) => !kind.startsWith('Kustomization.'));

/** One that is in a namespace, or in every one where it has none. */
interface Entry {
  readonly kind: KeyedKind;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly object: KeyedObject;
}

/** The ConfigMaps and Secrets of a set, with those that controllers make of other objects. */
export class KeyedObjects {
  private readonly objects: ObjectSet;
  private readonly byName: ReadonlyMap<string, readonly Entry[]>;
  private readonly byNamespace: ReadonlyMap<string, readonly Entry[]>;
  private readonly byOwnName: ReadonlyMap<string, readonly Entry[]>;

  constructor(objects: ObjectSet, written: readonly KeyedObject[]) {
    this.objects = objects;
    const entries = [
      ...written.map((object) => toEntry(object.source.kind as KeyedKind, object.source.namespace, object.source.name, object)),
      ...objects.written.filter(({ kind }) => Object.hasOwn(MAKERS, kind)).flatMap(entriesMadeBy),
    ];
    this.byName = groupBy(entries, ({ kind, namespace, name }) => keyOf(kind, namespace, name));
    this.byNamespace = groupBy(entries, ({ kind, namespace }) => keyOf(kind, namespace, ''));
    this.byOwnName = groupBy(entries, ({ kind, name }) => `${kind} ${name}`);
  }

  /**
   * What there is of a name: none, one, or a Secret and others that add keys to it.
   *
   * @throws UnreadField when it may be there all the same
   */
  find(kind: KeyedKind, namespace: string, name: string): readonly KeyedObject[] {
    const found = [namespace, undefined].flatMap((where) => this.byName.get(keyOf(kind, where, name)) ?? []);
    if (found.length === 0) this.assertComplete(kind, namespace);
    return found.map(({ object }) => object);
  }

  /** Names that a namespace has. */
  namesIn(kind: KeyedKind, namespace: string): readonly string[] {
    return [namespace, undefined].flatMap((where) => this.byNamespace.get(keyOf(kind, where, '')) ?? []).map(({ name }) => name);
  }

  /** Where an object of this name is, whichever namespace that is. */
  withName(kind: KeyedKind, name: string): readonly KeyedObject[] {
    return (this.byOwnName.get(`${kind} ${name}`) ?? []).map(({ object }) => object);
  }

  private assertComplete(kind: KeyedKind, namespace: string): void {
    for (const each of [kind, ...NAMED_MAKERS]) this.objects.assertComplete(each, namespace);
  }
}

function entriesMadeBy(object: KubernetesObject): readonly Entry[] {
  const { identity, reference } = object;
  const content = object.read('', ANYTHING)();
  return (MAKERS[object.kind]?.({ name: reference.name, content }) ?? []).map(({ kind, name, keys, isEverywhere }: MadeObject) =>
    toEntry(kind, isEverywhere ? undefined : reference.namespace, name, {
      source: identity.reference,
      keys: keys?.length ? new Set(keys) : undefined,
    }),
  );
}

function toEntry(kind: KeyedKind, namespace: string | undefined, name: string, object: KeyedObject): Entry {
  return { kind, namespace, name, object };
}

function keyOf(kind: KeyedKind, namespace: string | undefined, name: string): string {
  return namespace === undefined ? `${kind} * ${name}` : formatReference({ kind, namespace, name });
}
