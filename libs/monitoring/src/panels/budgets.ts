import { podsOf, select, type ServiceSeries, type Subject } from '@fairlead/exposition/series';
import type { Call } from './calls';
import { paceOf, type PromisedService } from './objective';
import type { NumberPanel, PanelQuery } from './panel';
import { memoryShareOf, processorShareOf, type RunningComponent } from './pods';
import { rateOf } from './promql';

/** Something of which there is only so much, and a query that says which share of it is used. */
export interface Budget {
  readonly panel: 'Memory' | 'Processors' | 'Pods' | 'Calls under way' | 'Queues' | 'Connections' | 'Bad requests' | 'Volumes';
  readonly legend: string;
  readonly expr: string;
}

const DESCRIPTIONS: Readonly<Record<Budget['panel'], string>> = {
  Memory: 'The fullest container, of its limit: at 100 % it is killed.',
  Processors: 'The busiest container, of what it asks for: an autoscaler steers by this.',
  Pods: 'Of as many as the autoscaler may make.',
  'Calls under way': 'The busiest pod, of as many calls as it may have under way at once; more wait.',
  Queues: 'The fullest pod, of as many as may wait; more are refused.',
  Connections: 'The busiest pod, of its connections to a store.',
  'Bad requests': 'Of the budget that three days have.',
  Volumes: 'The fullest volume.',
};

/** Budgets against use: a panel for each sort of which there are some. */
export function budgetPanels(budgets: readonly Budget[]): readonly NumberPanel[] {
  return (Object.keys(DESCRIPTIONS) as Budget['panel'][]).flatMap((title) => {
    const queries: readonly PanelQuery[] = budgets.filter(({ panel }) => panel === title).map(({ legend, expr }) => ({ legend, expr }));
    return queries.length === 0 ? [] : [{ kind: 'bars', title, description: DESCRIPTIONS[title], unit: 'percentunit', queries }];
  });
}

/** What the pods of a component use of what they were given. */
export function podBudgets(component: RunningComponent): readonly Budget[] {
  const legend = component.subject.name;
  return [
    { panel: 'Memory', legend, expr: memoryShareOf(component) },
    { panel: 'Processors', legend, expr: processorShareOf(component) },
  ];
}

/** Of as many pods as an autoscaler may make. */
export function scaleBudget({ namespace, name }: Subject): Budget {
  const matchers = { namespace, horizontalpodautoscaler: name };
  const current = select('kube_horizontalpodautoscaler_status_current_replicas', matchers);
  return {
    panel: 'Pods',
    legend: name,
    expr: `max(${current}) / max(${select('kube_horizontalpodautoscaler_spec_max_replicas', matchers)})`,
  };
}

/** Of who passes requests on: calls under way and those that wait, each of as many as there may be. */
export function callBudgets({ caller, callee }: Call, most: { readonly concurrent: number; readonly waiting: number }): readonly Budget[] {
  const matchers = { ...podsOf(caller), upstream: callee };
  const legend = `${caller.name} to ${callee}`;
  return [
    { panel: 'Calls under way', legend, expr: `max(${select('upstream_busy_slots', matchers)}) / ${most.concurrent}` },
    { panel: 'Queues', legend, expr: `max(${select('upstream_waiting_requests', matchers)}) / ${most.waiting}` },
  ];
}

/** A queue that a service has of its own. */
export function queueBudget(service: Subject, what: string, series: ServiceSeries, most: number): Budget {
  return { panel: 'Queues', legend: `${service.name}: ${what}`, expr: `max(${select(series, podsOf(service))}) / ${most}` };
}

/** The seconds that operations take in a second are how many there are at once. */
export function connectionBudget(service: Subject, store: string, most: number): Budget {
  const busy = `sum by (pod) (${rateOf('mongo_operation_duration_seconds_sum', podsOf(service))})`;
  return { panel: 'Connections', legend: `${service.name} to ${store}`, expr: `max(${busy}) / ${most}` };
}

/** Of the bad requests that the objective allows. */
export function objectiveBudget(promised: PromisedService): Budget {
  return { panel: 'Bad requests', legend: promised.service.name, expr: paceOf(promised, '3d') };
}

/** @param claims names of the templates of its StatefulSet */
export function volumeBudget({ namespace, name }: Subject, claims: readonly string[]): Budget {
  const matchers = { namespace, persistentvolumeclaim: { like: claims.map((claim) => `${claim}-${name}-[0-9]+`).join('|') } };
  const available = select('kubelet_volume_stats_available_bytes', matchers);
  return {
    panel: 'Volumes',
    legend: name,
    expr: `max(1 - ${available} / ${select('kubelet_volume_stats_capacity_bytes', matchers)})`,
  };
}
