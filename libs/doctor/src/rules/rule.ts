import type { Evidence, Finding } from '../finding/finding';
import type { RuleText } from '../finding/rule-text';
import type { Inventory } from '../read/inventory';
import type { ReleaseName } from './rejected/schema/release-span';

/** Something that a rule has found. */
export interface Fault extends Omit<Finding, 'id' | 'evidence'> {
  /** @default none that is needed */
  readonly evidence?: readonly Evidence[];
}

/**
 * One kind of fault: how it is found, and what `fairlead explain` says of it. A file of its name holds it alone.
 *
 * Where `fix` says one value and no other comes into question, a fault has an `edit` too, which `fairlead doctor --fix` writes: the field
 * with its value, its new name, or that it goes. After the edit the fault must not be found any more, and no other in its place.
 *
 * @example
 * { ..., fix: 'write targetPort: http', edit: { path: 'spec.ports[0].targetPort', value: 'http' } }
 */
export interface Rule extends Omit<RuleText, 'isAdvice'> {
  /** In kebab case: `service-selects-nobody`. */
  readonly id: string;
  /**
   * Whether it guesses what a declaration of traffic tells, so that it is asked only where there is none.
   *
   * @default false
   */
  readonly isForUndeclared?: boolean;
  /** Every fault of its kind. A field that cannot be read ends the judgement that asks for it, and no other. */
  readonly find: (inventory: Inventory, options: RuleOptions) => readonly Fault[];
}

/** Something that works, and would be safer otherwise. How severe that is, the profile says. */
export type Advice = Omit<Fault, 'severity'>;

/** A rule that finds no fault, and says what would be safer. */
export interface AdviceRule extends RuleText {
  readonly id: string;
  readonly isAdvice: true;
  readonly find: (inventory: Inventory) => readonly Advice[];
}

/** What counts: `strict` makes warnings of advice, which `default` does not list. */
export const PROFILES = ['default', 'strict'] as const;
export type Profile = (typeof PROFILES)[number];

/** What manifests do not say themselves. */
export interface RuleOptions {
  /**
   * The release of Kubernetes that they are meant for: `1.33`, one of {@link KUBERNETES_RELEASES}.
   *
   * @default the newest that is known; what only a later one may know is then likely to be wrong, and not proven
   */
  readonly kubernetesVersion?: ReleaseName;
  /** @default default */
  readonly profile?: Profile;
}
