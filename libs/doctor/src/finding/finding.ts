import type { Edit } from './edit';
import type { ResourceReference } from './resource-reference';

/** `error`: it is broken, or not what was declared. `warning`: it will break. `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** `proven`: it follows from the manifests alone. `likely`: it also takes something that manifests do not say, such as a pod's address. */
export type Certainty = 'proven' | 'likely';

/** Something that is wrong, and how to put it right. */
export interface Finding {
  /** The rule, in kebab case: `missing-traffic`. */
  readonly id: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** The object to change. */
  readonly resource: ResourceReference;
  /**
   * The field to change: `spec.ingress[0].from[1]`.
   *
   * @default all of the object
   */
  readonly path?: string;
  /** What is wrong, with both names and the port. */
  readonly what: string;
  /** Why it is so. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  /**
   * The change to the object that does what `fix` says, where it is one, and certain.
   *
   * @default somebody has to choose
   */
  readonly edit?: Edit;
  /** What other objects say that proves it. */
  readonly evidence: readonly Evidence[];
  /**
   * What goes wrong elsewhere because of it, and is put right with it: no findings of their own.
   *
   * @default nothing that is known
   */
  readonly consequences?: readonly Evidence[];
  /**
   * The object that it is about because it is not there. A report joins by it what several checks say of one cause, and holds it no longer.
   *
   * @default what it is about is there
   */
  readonly missing?: ResourceReference;
}

/** What another object says. */
export interface Evidence {
  readonly resource: ResourceReference;
  /** @default all of the object */
  readonly path?: string;
  readonly says: string;
}
