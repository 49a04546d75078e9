import { RULES as ENGINE_RULES, type RuleTexts } from 'fairlead/doctor';

/** Found where a suppression itself is wrong. */
export const INVALID_SUPPRESSION = 'invalid-suppression';

/** What is said of every rule that a finding can be of, by its id: those of the engine, and our own. */
export const RULES: RuleTexts = {
  ...ENGINE_RULES,
  [INVALID_SUPPRESSION]: {
    says: 'an annotation fairlead.dev/ignore names no known rule, or gives no reason',
    why: 'It suppresses nothing, and who reads it believes that it does.',
    fix: 'Write "<rule>[,<rule>]: <reason>", one to a line.',
  },
};
