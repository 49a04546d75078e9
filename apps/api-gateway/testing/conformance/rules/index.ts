import type { Rule } from '../rule';
import { EXCHANGE_RULES } from './exchanges';
import { FIELD_RULES } from './fields';
import { FRAMING_RULES } from './framing';
import { MESSAGE_RULES } from './messages';
import { TARGET_RULES } from './targets';

/** What RFC 9110 and RFC 9112 demand of an intermediary, in the order of the specifications. */
export const RULES: readonly Rule[] = [...MESSAGE_RULES, ...TARGET_RULES, ...FRAMING_RULES, ...FIELD_RULES, ...EXCHANGE_RULES];
