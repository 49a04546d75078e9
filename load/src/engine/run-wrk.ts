import { sum } from 'simple-statistics';
import { CLIENTS } from '../client/clients';
import { toTraffic } from './route-traffic';
import { loadWithWrk, type WrkResult } from '../wrk/wrk';
import { ALL_ENDPOINTS } from './collector';
import type { Engine, EngineTask, Point, RequestStatistics } from './engine';
import { sampleAnswers } from './sample-answers';

/** Makes one request again and again, at the least cost for the machine. */
export const runWrk: Engine = async (load: EngineTask) => {
  const { url, shape, client, timeoutS, services, begin, onProgress, stop } = load;
  if (shape.kind !== 'closed') throw new Error('wrk knows one kind of load: clients that each ask again at once');
  const { endpoint, path } = CLIENTS[load.play](client, Math.random).next();
  const [service] = services.services;
  const points: Point[] = [];
  const startedAtMs = begin();
  services.onScrape((scraped, before, after) => {
    if (scraped !== service) return;
    const point = { ...toTraffic(before, after, path, startedAtMs), clients: shape.clients };
    points.push(point);
    onProgress(point);
  });

  const sampling = new AbortController();
  const samples = sampleAnswers(load, sampling.signal);
  const ended = loadWithWrk({ url: url + path, connections: shape.clients, durationS: shape.durationS, timeoutS, stop });
  const result = await ended.finally(() => sampling.abort());

  await services.scrapeAll();
  const { stored, faults } = await samples;
  return {
    engine: 'wrk',
    durationS: result.durationMs / 1_000,
    endpoints: [toStatistics(endpoint, result, faults)],
    total: toStatistics(ALL_ENDPOINTS, result, faults),
    dropped: 0,
    points,
    sources: [
      'Totals and percentiles are measured by the clients, wrk, which looks at the status of every answer and at no body.',
      `The course over time is what ${service?.name ?? 'nobody'} counted itself, from the request line to the end of the answer; its percentiles are estimated from its buckets.`,
      'Bodies were checked, and ids taken, of one more request a second beside the load.',
    ],
    stored,
  };
};

/** The bodies that were read count beside the requests of wrk. */
function toStatistics(
  endpoint: string,
  { requests, errors, latencyMs }: WrkResult,
  bodyFaults: Readonly<Record<string, number>>,
): RequestStatistics {
  const { status, ...unanswered } = errors;
  const faults = { ...bodyFaults, ...(status > 0 && { 'status of 400 or more': status }), ...unanswered };
  const counted = Object.entries(faults).filter(([, count]) => count > 0);
  const lost = sum(Object.values(unanswered));
  return {
    endpoint,
    requests: requests + lost,
    failed: lost + status,
    faulty: sum(counted.map(([, count]) => count)),
    faults: Object.fromEntries(counted),
    latencyMs,
  };
}
