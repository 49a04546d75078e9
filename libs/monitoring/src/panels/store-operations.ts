import { podsOf, select, type Subject } from '@fairlead/exposition/series';
import type { NumberPanel } from './panel';
import { quantileOf, rateOf } from './promql';

/** Kinds of stores of which services count their operations. */
export const COUNTED_KINDS = ['redis', 'mongo'] as const;

export type CountedKind = (typeof COUNTED_KINDS)[number];

/** A service that uses a store. */
export interface StoreUse {
  readonly service: Subject;
  /** What the service calls the store. */
  readonly storeName: string;
  /** What it counts its operations as; missing where it counts none. */
  readonly countedAs?: CountedKind;
}

/** One that counts its operations. */
export type CountedUse = StoreUse & { readonly countedAs: CountedKind };

export function isCounted(use: StoreUse): use is CountedUse {
  return use.countedAs !== undefined;
}

/** Operations a second. */
export function operationRateOf({ service, countedAs }: CountedUse): string {
  return `sum(${rateOf(`${countedAs}_operation_duration_seconds_count`, podsOf(service))})`;
}

/** The share of a service's pods that do not reach the store. */
export function unreachedShareOf({ service, storeName }: StoreUse): string {
  return `1 - avg(${select('dependency_up', { ...podsOf(service), dependency: storeName })})`;
}

/** What services do in a store: a line for each operation of each service. */
export function operationPanels(uses: readonly CountedUse[]): readonly NumberPanel[] {
  if (uses.length === 0) return [];
  const lines = (toExpr: (use: CountedUse) => string) =>
    uses.map((use) => ({ legend: `${use.service.name}: {{operation}}`, expr: toExpr(use) }));
  return [
    {
      kind: 'lines',
      title: 'Operations',
      description: 'Operations a second that services wait for.',
      unit: 'ops',
      queries: lines(
        ({ service, countedAs }) => `sum by (operation) (${rateOf(`${countedAs}_operation_duration_seconds_count`, podsOf(service))})`,
      ),
    },
    {
      kind: 'lines',
      title: 'Latency of operations, p99',
      description: 'As the services see it: the way there and the wait for a connection are a part of it.',
      unit: 's',
      queries: lines(({ service, countedAs }) =>
        quantileOf(0.99, rateOf(`${countedAs}_operation_duration_seconds_bucket`, podsOf(service)), ['operation']),
      ),
    },
  ];
}

/** Who does not reach a store. */
export function unreached(uses: readonly StoreUse[]): NumberPanel {
  return {
    kind: 'lines',
    title: 'Not reached',
    description: 'Share of each service’s pods that do not reach it.',
    unit: 'percentunit',
    queries: uses.map((use) => ({ legend: use.service.name, expr: unreachedShareOf(use) })),
  };
}

/** Writes that Redis refused since its memory is full. */
export function refusedWrites(uses: readonly CountedUse[]): NumberPanel {
  return {
    kind: 'lines',
    title: 'Refused for want of memory',
    description: 'Operations a second that Redis refused.',
    unit: 'ops',
    queries: uses.map(({ service }) => ({ legend: service.name, expr: `sum(${rateOf('redis_full_total', podsOf(service))})` })),
  };
}
