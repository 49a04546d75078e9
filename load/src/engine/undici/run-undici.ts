import { version } from 'undici/package.json';
import { CLIENTS } from '../../client/clients';
import { Collector } from '../collector';
import { describeReading } from '../describe-reading';
import type { Engine, EngineTask, Point } from '../engine';
import { drivePlayers, type Play } from './drive-players';
import { Player } from './player';

const POINT_MS = 1_000;

/** Makes requests in this process. */
export const runUndici: Engine = async ({ play, url, shape, client, timeoutS, begin, onProgress, stop }: EngineTask) => {
  const collector = new Collector();
  const stored: string[] = [];
  const points: Point[] = [];
  const players = Array.from(
    { length: shape.clients },
    () => new Player(CLIENTS[play](client, Math.random), { origin: url, timeoutMs: timeoutS * 1_000 }),
  );
  const startedAtMs = begin();
  const secondsAt = (time: number) => (time - startedAtMs) / 1_000;
  let endedAtMs = startedAtMs;
  const plays = players.map(
    (player): Play =>
      (onEnd) =>
        player.play(({ stored: ids = [], ...result }) => {
          collector.add(result);
          stored.push(...ids);
          endedAtMs = performance.now();
          onEnd(result.latencyMs !== undefined);
        }),
  );

  let pointAtMs = startedAtMs;
  const takePoint = () => {
    const [since, now] = [pointAtMs, performance.now()];
    pointAtMs = now;
    const point = collector.takePoint(secondsAt(now), (now - since) / 1_000, shape.clients);
    points.push(point);
    onProgress(point);
  };
  const timer = setInterval(takePoint, POINT_MS);
  const { dropped } = await drivePlayers(plays, shape, stop).finally(() => {
    clearInterval(timer);
    for (const player of players) player.end();
  });
  if (endedAtMs - pointAtMs > POINT_MS / 2) takePoint();

  return {
    engine: `undici ${version}`,
    durationS: secondsAt(endedAtMs),
    endpoints: collector.endpoints,
    total: collector.total,
    dropped,
    points,
    sources: [
      'Every number of requests and latencies is measured by the clients, undici, from the moment that a request is made to the last byte that is received.',
      ...describeReading(client),
    ],
    stored,
  };
};
