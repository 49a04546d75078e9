import type { Subject } from '@fairlead/exposition/series';
import type { HttpService } from 'fairlead';
import type { CalledService, Callee } from 'fairlead/contract';
import { badRequests } from '../alerts/service/bad-requests';
import { circuitOpen } from '../alerts/service/circuit-open';
import { highErrorRate } from '../alerts/service/high-error-rate';
import { highP99Latency } from '../alerts/service/high-p99-latency';
import { logLinesDropped } from '../alerts/service/log-lines-dropped';
import { metricsMissing } from '../alerts/service/metrics-missing';
import { objectiveBurns } from '../alerts/service/objective-burns';
import { callsExhausted } from '../alerts/service/pool-exhausted';
import { queueFilling, queueFor } from '../alerts/service/queue-filling';
import type { Alert } from '../rules/alert';
import type { RecordingRule } from '../rules/rule';

/** What is kept of a service for its alerts. */
export function serviceRecords({ contract }: HttpService, subject: Subject): readonly RecordingRule[] {
  const { objective } = contract;
  return objective === undefined ? [] : badRequests(subject, objective, streamsOf(contract));
}

/** Paths of routes that may take as long as they like. */
function streamsOf({ routes }: HttpService['contract']): readonly string[] {
  return routes.filter(({ stream, webSocket }) => stream || webSocket).map(({ path }) => path);
}

/** What follows from the contract of a service. */
export function serviceAlerts({ contract }: HttpService, subject: Subject): readonly Alert[] {
  const { objective, routes, calls } = contract;
  return [
    metricsMissing(subject),
    highErrorRate(subject),
    highP99Latency(subject, streamsOf(contract)),
    ...(objective === undefined ? [] : objectiveBurns(subject, objective)),
    logLinesDropped(subject),
    ...calls.map(({ name }) => circuitOpen(subject, name)),
    ...calls.filter(isHttp).flatMap(({ name, capacity }) => {
      // Only who passes requests on counts slots and has a queue before them.
      if (!routes.some(({ upstream }) => upstream?.service === name)) return [];
      return [queueFilling(subject, queueFor(name, capacity.waiting)), callsExhausted(subject, name, capacity.concurrent)];
    }),
  ];
}

/** Whether a service speaks HTTP, so that its callers count their calls. */
export function isHttp(callee: CalledService): callee is Callee {
  return 'capacity' in callee;
}
