import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/**
 * At the pace of the last six hours a volume is full within a day. One that was just filled by half says nothing yet of the day, and of one
 * that is full nothing more goes.
 *
 * @param claims names of the templates of its StatefulSet
 */
export function volumeFilling(store: Subject, claims: readonly string[]): Alert {
  const { namespace, name } = store;
  const matchers = { namespace, persistentvolumeclaim: { like: claims.map((claim) => `${claim}-${name}-[0-9]+`).join('|') } };
  const available = select('kubelet_volume_stats_available_bytes', matchers);
  const capacity = select('kubelet_volume_stats_capacity_bytes', matchers);
  return {
    name: 'VolumeFilling',
    severity: 'warning',
    expr: `predict_linear(${available}[6h], 24 * 3600) < 0 and ${available} / ${capacity} < 0.4 or ${available} / ${capacity} < 0.05`,
    for: '1h',
    summary: `The volume of ${name} is nearly full, or will be within a day`,
  };
}
