import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** A secret is older than the one in the secret store: what changed there does not arrive. */
export function secretNotSynced({ namespace, name }: Subject): Alert {
  const failed = select('externalsecret_status_condition', { namespace, condition: 'Ready', status: 'False' });
  return {
    name: 'SecretNotSynced',
    severity: 'warning',
    expr: `max by (name) (${failed}) > 0`,
    for: '15m',
    summary: `A secret of ${name} is not what the secret store has`,
  };
}
