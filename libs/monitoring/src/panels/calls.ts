import { podsOf, select, type Subject } from '@fairlead/exposition/series';
import type { NumberPanel } from './panel';
import { quantileOf, rateOf, shareOf } from './promql';

/** A call of the graph. */
export interface Call {
  readonly caller: Subject;
  /** Name of the service that is called. */
  readonly callee: string;
}

const matchersOf = ({ caller, callee }: Call) => ({ ...podsOf(caller), upstream: callee });

const COUNT = 'upstream_request_duration_seconds_count';

/** Calls a second. */
export function callRateOf(call: Call): string {
  return `sum(${rateOf(COUNT, matchersOf(call))})`;
}

/** The share of calls that failed, by the answer or because there was none. */
export function failedCallsOf(call: Call): string {
  return shareOf(`sum(${rateOf(COUNT, { ...matchersOf(call), status: { like: '5..' } })})`, callRateOf(call));
}

/** The calls of one service, a line for each that it calls. */
export function callPanels(calls: readonly Call[]): readonly NumberPanel[] {
  const each = (toExpr: (call: Call) => string) => calls.map((call) => ({ legend: call.callee, expr: toExpr(call) }));
  return [
    { kind: 'lines', title: 'Calls', description: 'A second.', unit: 'reqps', queries: each(callRateOf) },
    {
      kind: 'lines',
      title: 'Failed calls',
      description: 'Share of calls that were answered with 5xx, or not at all.',
      unit: 'percentunit',
      queries: each(failedCallsOf),
    },
    {
      kind: 'lines',
      title: 'Latency of calls, p99',
      description: 'The time in the queue is a part of it.',
      unit: 's',
      queries: each((call) => quantileOf(0.99, rateOf('upstream_request_duration_seconds_bucket', matchersOf(call)))),
    },
    {
      kind: 'lines',
      title: 'Circuits',
      description: 'Of the worst pod. 0: calls pass; 1: one call finds out whether the service is back; 2: none passes.',
      unit: 'short',
      queries: each((call) => `max(${select('circuit_state', matchersOf(call))})`),
    },
    {
      kind: 'lines',
      title: 'Retries',
      description: 'Calls that were made a second time, a second.',
      unit: 'reqps',
      queries: each((call) => `sum(${rateOf('upstream_retries_total', matchersOf(call))})`),
    },
  ];
}
