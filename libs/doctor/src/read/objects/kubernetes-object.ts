import type { NamespacedReference, ResourceReference } from '../../finding/resource-reference';
import { METADATA, type Metadata } from './metadata';
import { asMap, type FieldFault, type FieldType, locateFaults } from '../schema/field-type';
import { UnreadField, unlessUnread } from '../schema/unread-field';

/** The namespace of an object that names none, as `kubectl apply` does it. */
export const DEFAULT_NAMESPACE = 'default';

/** What is known of an object before it is read. */
export interface ObjectIdentity {
  /** For messages: without a namespace where it says none and may need none. */
  readonly reference: ResourceReference;
  readonly apiVersion: string;
  /** Nothing where nobody can tell. */
  readonly namespace?: string;
  /** Whether it says the namespace, so that the command that applies it cannot choose one. */
  readonly isNamespaceWritten: boolean;
  /** Whether version, namespace and name are told, so that it can be read. */
  readonly isPlaced: boolean;
  /** Whether it is an object of which nobody can tell the kind. */
  readonly isOfUnknownKind?: boolean;
}

/** An object of Kubernetes, of which it is known what it is, and nothing else yet. */
export class KubernetesObject {
  readonly identity: ObjectIdentity;
  /** With its group where that is not Kubernetes' own: `Deployment`, `Rollout.argoproj.io`. */
  readonly kind: string;
  /** Of an object that belongs to a namespace. */
  readonly reference: NamespacedReference;

  /** @throws UnreadField when it is asked for a part that cannot be read */
  readonly metadata: () => Metadata;

  /** As it is written, of which nothing is read. */
  readonly source: unknown;

  private readonly faultsByPlace = new Map<string, FieldFault>();

  constructor(identity: ObjectIdentity, source: unknown) {
    const { reference, namespace = DEFAULT_NAMESPACE } = identity;
    const { kind, name, document } = reference;
    this.identity = identity;
    this.kind = kind;
    this.reference = { kind, namespace, name, ...(document !== undefined && { document }) };
    this.source = source;
    const metadata = this.read('metadata', METADATA);
    this.metadata = () => metadata() ?? {};
  }

  /** What could not be read so far, each place once. */
  get faults(): readonly FieldFault[] {
    return [...this.faultsByPlace.values()];
  }

  /**
   * What stands at a place, `spec.template`; nothing where nothing does. All of it is read at once, so that each fault is known, and
   * handed out when it is asked for.
   *
   * @throws UnreadField when it is asked for and cannot be read
   */
  read<T>(place: string, type: FieldType<T>): () => T | undefined {
    const faults: FieldFault[] = [];
    const result = unlessUnread(() => ({ value: readAt(this.source, place === '' ? [] : place.split('.'), 0, type, faults) }));
    faults.forEach((fault) => this.report(fault));
    return () => {
      if (!result) throw new UnreadField();
      return result.value;
    };
  }

  /** The same, as one of several documents that are this object. */
  asDocument(document: number): KubernetesObject {
    const { identity, source, faults } = this;
    const object = new KubernetesObject({ ...identity, reference: { ...identity.reference, document } }, source);
    faults.forEach((fault) => object.report(fault));
    return object;
  }

  /** Notes that something is wrong. */
  report(fault: FieldFault): void {
    const path = fault.path.replace(/^\./, '');
    if (!this.faultsByPlace.has(path)) this.faultsByPlace.set(path, { ...fault, path });
  }
}

/** @param depth how many of the keys lead to the value */
function readAt<T>(value: unknown, keys: readonly string[], depth: number, type: FieldType<T>, faults: FieldFault[]): T | undefined {
  if (value === undefined || value === null) return undefined;
  const key = keys[depth];
  if (key === undefined) return type.read(value, faults);
  const fields = asMap(value, faults);
  const before = faults.length;
  try {
    return readAt(Object.hasOwn(fields, key) ? fields[key] : undefined, keys, depth + 1, type, faults);
  } finally {
    if (faults.length > before) locateFaults(faults, before, `.${key}`);
  }
}
