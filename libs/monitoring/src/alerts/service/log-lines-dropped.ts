import { podsOf, select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** Nobody reads the standard output fast enough, so that lines of the log are lost. */
export function logLinesDropped(service: Subject): Alert {
  return {
    name: 'LogLinesDropped',
    severity: 'warning',
    expr: `sum(increase(${select('log_lines_dropped_total', podsOf(service))}[5m])) > 0`,
    summary: `${service.name} drops lines of its log`,
  };
}
