import { BUDGET_RULES } from '../budgets/budget-rules';
import type { Finding, Severity } from '../finding/finding';
import type { RuleTexts } from '../finding/rule-text';
import { FIELD_RULES } from '../read/field-rules';
import type { Inventory } from '../read/inventory';
import { unlessUnread } from '../read/schema/unread-field';
import { TRAFFIC_RULES } from '../traffic/traffic-rules';
import { REJECTED_RULES } from './rejected/rejected-rules';
import type { AdviceRule, Profile, Rule, RuleOptions } from './rule';
import { RUNNING_RULES } from './running/running-rules';
import { SECURE_ADVICE, SECURE_RULES } from './secure/secure-rules';
import { WIRING_RULES } from './wiring/wiring-rules';

/** Every rule that has a file of its own. */
export const OWN_RULES: readonly Rule[] = [...REJECTED_RULES, ...RUNNING_RULES, ...SECURE_RULES, ...WIRING_RULES];

/** Every rule whose findings are no faults. */
export const ADVICE_RULES: readonly AdviceRule[] = SECURE_ADVICE;

/** How severe advice is. */
const ADVICE_SEVERITY: Readonly<Record<Profile, Severity>> = { default: 'info', strict: 'warning' };

/** What is said of every rule that a finding can be of, in alphabetical order. */
export const RULES: RuleTexts = Object.freeze(
  Object.fromEntries(
    [
      ...Object.entries({ ...BUDGET_RULES, ...FIELD_RULES, ...TRAFFIC_RULES }),
      ...OWN_RULES.map(({ id, says, why, fix }) => [id, { says, why, fix }] as const),
      ...ADVICE_RULES.map(({ id, says, why, fix, isAdvice }) => [id, { says, why, fix, isAdvice }] as const),
    ].sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
);

/** What the rules find in manifests. */
export function checkRules(inventory: Inventory, rules: readonly Rule[] = OWN_RULES, options: RuleOptions = {}): readonly Finding[] {
  return rules.flatMap(({ id, find }) =>
    (unlessUnread(() => find(inventory, options)) ?? []).map((fault) => ({ evidence: [], ...fault, id })),
  );
}

/** What would be safer in manifests. */
export function giveAdvice(inventory: Inventory, profile: Profile, rules: readonly AdviceRule[] = ADVICE_RULES): readonly Finding[] {
  const severity = ADVICE_SEVERITY[profile];
  return rules.flatMap(({ id, find }) =>
    (unlessUnread(() => find(inventory)) ?? []).map((advice) => ({ evidence: [], ...advice, id, severity })),
  );
}
