import type { Subject } from '@fairlead/exposition/series';
import type { Objective } from 'fairlead/contract';
import { selectBadRequests, type Window } from '../alerts/service/bad-requests';
import { badBudgetOf } from '../alerts/service/objective-burns';
import type { NumberPanel } from './panel';

/** A service that has promised something. */
export interface PromisedService {
  readonly service: Subject;
  readonly objective: Objective;
}

/** How fast a service uses up its budget of bad requests: at 1 it lasts just as long as it should. */
export function paceOf({ service, objective }: PromisedService, window: Window): string {
  return `${selectBadRequests(service, window)} / ${badBudgetOf(objective)}`;
}

/** How fast several services use up their budgets, a line for each. */
export function paces(services: readonly PromisedService[]): NumberPanel {
  return {
    kind: 'lines',
    title: 'Pace of bad requests, 1 h',
    description: 'How fast the budget of bad requests goes: at 1 it lasts just as long as it should, from 14.4 on somebody is called.',
    unit: 'short',
    queries: services.map((promised) => ({ legend: promised.service.name, expr: paceOf(promised, '1h') })),
  };
}

/** How fast one service uses up its budget, over several windows. */
export function paceByWindow(promised: PromisedService): NumberPanel {
  const { availability, latencyMs } = promised.objective;
  return {
    kind: 'lines',
    title: 'Pace of bad requests',
    description:
      `${Number((availability * 100).toPrecision(10))} % of the requests are to be good within ${latencyMs} ms. ` +
      'At 1 the budget of bad ones lasts just as long as it should.',
    unit: 'short',
    queries: (['1h', '6h', '3d'] as const).map((window) => ({ legend: window, expr: paceOf(promised, window) })),
  };
}
