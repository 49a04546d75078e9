import { RULES } from '@fairlead/diagnosis';
import { findNearestWord } from 'fairlead/contract';

/**
 * The id of a rule: one that nobody knows would be one that never finds anything.
 *
 * @throws Error that suggests the known rule that is most like it
 */
export function checkRule(id: string): string {
  if (Object.hasOwn(RULES, id)) return id;
  const nearest = findNearestWord(id, Object.keys(RULES));
  const advice = nearest === undefined ? 'fairlead explain lists them' : `did you mean ${nearest}?`;
  throw new Error(`there is no rule ${JSON.stringify(id)}, ${advice}`);
}
