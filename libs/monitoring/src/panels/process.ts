import { podsOf, select, type Subject } from '@fairlead/exposition/series';
import type { NumberPanel } from './panel';
import { type RateWindow, rateOf } from './promql';

/** What Node says of each pod of a service. */
export function processPanels(service: Subject): readonly NumberPanel[] {
  const pods = podsOf(service);
  const byPod = (legend: string, series: string) => ({ legend, expr: `max by (pod) (${series})` });
  return [
    {
      kind: 'lines',
      title: 'Event loop delay, p99',
      description:
        'How much later than it should each pod turns to what waits. An idle pod has 10 ms, those of the timer that measures it.',
      unit: 's',
      queries: [byPod('{{pod}}', select('nodejs_eventloop_lag_p99_seconds', pods))],
    },
    {
      kind: 'lines',
      title: 'Heap',
      description: 'What is in the heap of each pod, and what the process has of memory in all.',
      unit: 'bytes',
      queries: [
        byPod('{{pod}} heap', select('nodejs_heap_size_used_bytes', pods)),
        byPod('{{pod}} in all', select('process_resident_memory_bytes', pods)),
      ],
    },
    {
      kind: 'lines',
      title: 'Open files',
      description: 'Files and connections of each pod.',
      unit: 'short',
      queries: [byPod('{{pod}}', select('process_open_fds', pods))],
    },
    {
      kind: 'lines',
      title: 'Garbage collection',
      description: 'Share of the time in which each pod does nothing else.',
      unit: 'percentunit',
      queries: [{ legend: '{{pod}}', expr: `sum by (pod) (${rateOf('nodejs_gc_duration_seconds_sum', pods)})` }],
    },
  ];
}

/** Event loops of several services, each as its worst pod has it. */
export function worstDelays(services: readonly Subject[]): NumberPanel {
  return {
    kind: 'lines',
    title: 'Event loop delay, p99',
    description: 'Of the worst pod. From 100 ms on, a pod has more to do than it can.',
    unit: 's',
    queries: services.map((service) => ({
      legend: service.name,
      expr: `max(${select('nodejs_eventloop_lag_p99_seconds', podsOf(service))})`,
    })),
  };
}

/** Processor time of several services, all pods together: 1 is one core. */
export function processorOf(service: Subject, window?: RateWindow): string {
  return `sum(${rateOf('process_cpu_seconds_total', podsOf(service), window)})`;
}

/** Memory of a service, all pods together. */
export function memoryOf(service: Subject): string {
  return `sum(${select('process_resident_memory_bytes', podsOf(service))})`;
}
