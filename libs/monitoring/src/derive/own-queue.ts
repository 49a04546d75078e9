import type { ServiceSeries, Subject } from '@fairlead/exposition/series';
import type { HttpService } from 'fairlead';
import { queueFilling } from '../alerts/service/queue-filling';
import type { Alert } from '../rules/alert';
import type { RenderedObject } from './rendered-object';

/** A queue that a service has of its own, beside those of the service kit. */
export interface OwnQueue {
  /** Name of the service. */
  readonly service: string;
  /** What waits in it: `writes`. */
  readonly what: string;
  /** Gauge of what waits. */
  readonly series: ServiceSeries;
  /** Variable of the contract that says how many may. */
  readonly variable: string;
}

/** The alert of such a queue, with the bound that the pods are given. */
export function ownQueueAlert(service: HttpService, subject: Subject, queue: OwnQueue, objects: readonly RenderedObject[]): Alert {
  const { what, series } = queue;
  return queueFilling(subject, { what, series, most: boundOf(service, queue, objects) });
}

/**
 * How many may wait in it, as the pods are told.
 *
 * @throws TypeError where nothing says so
 */
export function boundOf({ name, contract }: HttpService, { series, variable }: OwnQueue, objects: readonly RenderedObject[]): number {
  const given = objects.find(({ kind }) => kind === 'ConfigMap')?.data?.[variable];
  const most = Number(given ?? contract.env[variable]?.default);
  if (!(most > 0)) throw new TypeError(`${name} has no number ${variable}; name a variable of its contract that bounds ${series}`);
  return most;
}
