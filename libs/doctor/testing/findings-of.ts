import type { Finding } from '../src/finding/finding';
import { Inventory } from '../src/read/inventory';
import type { Rule, RuleOptions } from '../src/rules/rule';
import { checkRules } from '../src/rules/rules';

/** Used by tests only: what one rule finds in manifests. */
export function findingsOf(rule: Rule, manifests: readonly unknown[], options?: RuleOptions): readonly Finding[] {
  return checkRules(new Inventory(manifests), [rule], options);
}
