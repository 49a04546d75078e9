import { type Matchers, oneOf, podsOf, type Subject } from '@fairlead/exposition/series';
import { OPERATIONAL_PATHS } from 'fairlead/contract';

const OPERATIONAL: readonly string[] = Object.values(OPERATIONAL_PATHS).flat();

/**
 * Requests that no probe and no scrape makes: these come whether clients do or not, so that they would hide failures where few clients come,
 * and be failures where none does.
 *
 * @param others paths of routes that do not count either
 */
export function clientRequests(service: Subject, others: readonly string[] = []): Matchers {
  return { ...podsOf(service), route: { unlike: oneOf([...OPERATIONAL, ...others]) } };
}
