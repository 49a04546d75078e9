import { podsOf, select, type Subject } from '@fairlead/exposition/series';
import type { NumberPanel } from './panel';
import { memoryOf, processorOf } from './process';
import { requestRateOf } from './requests';

/** What a load costs: a line for each service. Looks back two minutes, so that a step of the load is seen. */
export function costPanels(services: readonly Subject[]): readonly NumberPanel[] {
  const lines = (toExpr: (service: Subject) => string) => services.map((service) => ({ legend: service.name, expr: toExpr(service) }));
  return [
    {
      kind: 'lines',
      title: 'Processors',
      description: 'All pods of a service together: 1 is one core.',
      unit: 'short',
      queries: lines((service) => processorOf(service, '2m')),
    },
    {
      kind: 'lines',
      title: 'Processor time of a request',
      description: 'What one request costs each service: processor time by the requests that it answered.',
      unit: 's',
      queries: lines((service) => `${processorOf(service, '2m')} / ${requestRateOf(service, '2m')}`),
    },
    {
      kind: 'lines',
      title: 'Memory',
      description: 'All pods of a service together.',
      unit: 'bytes',
      queries: lines(memoryOf),
    },
    {
      kind: 'lines',
      title: 'Series of a pod',
      description: 'How many series the pod with the most of them has. A load adds none, whatever clients send.',
      unit: 'short',
      queries: lines((service) => `max(${select('scrape_samples_scraped', podsOf(service))})`),
    },
  ];
}
