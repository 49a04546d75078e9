import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** A secret is older than the one in the secret store: what changed there does not arrive. */
export function secretNotSynced({ namespace, name }: Subject): Alert {
  // The operator's own chart lets its own namespace take the label, so that the secret's becomes another.
  const failed = ['namespace', 'exported_namespace']
    .map((label) => select('externalsecret_status_condition', { [label]: namespace, condition: 'Ready', status: 'False' }))
    .join(' or ');
  return {
    name: 'SecretNotSynced',
    severity: 'warning',
    expr: `max by (name) (${failed}) > 0`,
    for: '15m',
    summary: `A secret of ${name} is not what the secret store has`,
  };
}
