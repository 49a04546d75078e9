import { Counter } from 'prom-client';
import type { Metrics } from './metrics';

/** Why nobody waits for an answer any more. */
export type DropReason = 'client_left' | 'late';

const REASONS: readonly DropReason[] = ['client_left', 'late'];

/** Registers `requests_dropped_total{reason}`. @returns what counts one */
export function countDropped({ registry }: Pick<Metrics, 'registry'>): (reason: DropReason) => void {
  const dropped = new Counter({
    name: 'requests_dropped_total',
    help: 'Requests for which no work was begun, since nobody waited for the answer any more.',
    labelNames: ['reason'],
    registers: [registry],
  });
  for (const reason of REASONS) dropped.inc({ reason }, 0);
  return (reason) => dropped.inc({ reason });
}
