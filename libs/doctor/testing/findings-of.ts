import type { Finding } from '../src/finding/finding';
import { Inventory } from '../src/read/inventory';
import type { AdviceRule, Rule, RuleOptions } from '../src/rules/rule';
import { checkRules, giveAdvice } from '../src/rules/rules';

/** Used by tests only: what one rule finds in manifests. */
export function findingsOf(rule: Rule, manifests: readonly unknown[], options?: RuleOptions): readonly Finding[] {
  return checkRules(new Inventory(manifests), [rule], options);
}

/** Used by tests only: what one rule would have safer in manifests, where the profile is strict. */
export function adviceOf(rule: AdviceRule, manifests: readonly unknown[]): readonly Finding[] {
  return giveAdvice(new Inventory(manifests), 'strict', [rule]);
}
