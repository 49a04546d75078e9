import autocannon from 'autocannon';
import { version } from 'autocannon/package.json';
import { CLIENTS } from '../client/clients';
import type { LoadShape } from './load-shape';
import { Collector } from './collector';
import { describeReading } from './describe-reading';
import type { Engine, EngineTask, Point } from './engine';
import { playClient } from './play-client';

const POINT_MS = 1_000;

/** Makes requests in this process. */
export const runAutocannon: Engine = async ({ play, url, shape, client, timeoutS, begin, onProgress, stop }: EngineTask) => {
  const collector = new Collector();
  const stored: string[] = [];
  const points: Point[] = [];
  const startedAtMs = begin();
  const secondsAt = (time: number) => (time - startedAtMs) / 1_000;
  let endedAt = startedAtMs;
  let pointAt = startedAtMs;

  const createClient = CLIENTS[play];
  const run = autocannon({
    url,
    ...toOptions(shape),
    timeout: timeoutS,
    setupClient: (connection) =>
      playClient(connection, createClient(client, Math.random), (result, ids = []) => {
        collector.add(result);
        stored.push(...ids);
        endedAt = performance.now();
      }),
  });
  stop.addEventListener('abort', () => run.stop(), { once: true });

  const takePoint = () => {
    const [since, now] = [pointAt, performance.now()];
    pointAt = now;
    const point = collector.takePoint(secondsAt(now), (now - since) / 1_000, shape.clients);
    points.push(point);
    onProgress(point);
  };
  const timer = setInterval(takePoint, POINT_MS);
  try {
    await run;
  } finally {
    clearInterval(timer);
  }
  if (endedAt - pointAt > POINT_MS / 2) takePoint();

  return {
    engine: `autocannon ${version}`,
    durationS: secondsAt(endedAt),
    endpoints: collector.endpoints,
    total: collector.total,
    points,
    sources: [
      'Every number of requests and latencies is measured by the clients, autocannon, from the first byte that is sent to the last that is received.',
      ...describeReading(client),
    ],
    stored,
  };
};

function toOptions(shape: LoadShape) {
  const { clients: connections } = shape;
  switch (shape.kind) {
    case 'closed':
      return { connections, duration: shape.durationS };
    case 'rate':
      return { connections, duration: shape.durationS, overallRate: shape.perSecond };
    case 'requests':
      return { connections, amount: shape.requests };
    case 'stages':
      throw new Error('autocannon cannot change the number of its clients during a run; this scenario needs k6');
  }
}
