import type { Subject } from '@fairlead/exposition/series';
import type { Objective } from 'fairlead/contract';
import type { Alert } from '../../rules/alert';
import type { Severity } from '../../rules/rule';
import { selectBadRequests, type Window } from './bad-requests';

/** A rate at which the budget of bad requests is used up, seen over a long window, and over a short one so that the alert ends soon. */
interface Burn {
  /** 1 uses up just the budget of the objective's time, 30 days. */
  readonly factor: number;
  readonly long: Window;
  readonly short: Window;
}

/** Site Reliability Workbook, chapter 5, table 5-8: 2 % of the budget in an hour, 5 % in six; 10 % in a day, or in three. */
const FAST: readonly Burn[] = [
  { factor: 14.4, long: '1h', short: '5m' },
  { factor: 6, long: '6h', short: '30m' },
];
const SLOW: readonly Burn[] = [
  { factor: 3, long: '1d', short: '2h' },
  { factor: 1, long: '3d', short: '6h' },
];

/** The service uses up its budget of bad requests long before its time is over. */
export function objectiveBurns(service: Subject, objective: Objective): readonly Alert[] {
  return [burn(service, objective, 'Fast', 'critical', FAST), burn(service, objective, 'Slow', 'warning', SLOW)];
}

/** The share of requests that may be bad. */
export function badBudgetOf({ availability }: Objective): number {
  // 1 - 0.999 is a little more than 0.001.
  return Number((1 - availability).toPrecision(10));
}

function burn(service: Subject, objective: Objective, pace: string, severity: Severity, burns: readonly Burn[]): Alert {
  const { availability, latencyMs } = objective;
  const budget = badBudgetOf(objective);
  const isOver = ({ factor, long, short }: Burn) =>
    [long, short].map((window) => `${selectBadRequests(service, window)} > ${factor} * ${budget}`).join(' and ');
  return {
    name: `ObjectiveBurns${pace}`,
    severity,
    expr: burns.map((each) => `(${isOver(each)})`).join(' or '),
    summary: `${service.name} misses its objective of ${Number((availability * 100).toPrecision(10))} % within ${latencyMs} ms: its budget of bad requests for 30 days is gone ${pace === 'Fast' ? 'within five' : 'before these are over'}`,
  };
}
