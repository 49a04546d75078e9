import type { Evidence, Finding } from '../finding/finding';
import type { RuleText } from '../finding/rule-text';
import type { Inventory } from '../read/inventory';

/** Something that a rule has found. */
export interface Fault extends Omit<Finding, 'id' | 'evidence'> {
  /** @default none that is needed */
  readonly evidence?: readonly Evidence[];
}

/** One kind of fault: how it is found, and what `fairlead explain` says of it. A file of its name holds it alone. */
export interface Rule extends RuleText {
  /** In kebab case: `service-selects-nobody`. */
  readonly id: string;
  /** Every fault of its kind. A field that cannot be read ends the judgement that asks for it, and no other. */
  readonly find: (inventory: Inventory) => readonly Fault[];
}
