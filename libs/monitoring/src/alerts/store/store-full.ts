import { COMPONENT_LABEL, oneOf, select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** Redis has no memory left, and refuses to write. */
export function redisFull(store: Subject, services: readonly string[]): Alert {
  const matchers = { namespace: store.namespace, [COMPONENT_LABEL]: { like: oneOf(services) } };
  return {
    name: 'StoreFull',
    severity: 'critical',
    expr: `sum(increase(${select('redis_full_total', matchers)}[5m])) > 0`,
    summary: `${store.name} is full: it refuses what would be written`,
  };
}
