import { setTimeout as delay } from 'node:timers/promises';
import type { CacheStatus } from '@fairlead/contracts/data-service/http';
import { ENDPOINTS } from '../client/endpoints';
import { startRedisServer } from '../programs/redis-server';
import { until } from '../programs/until';
import type { Tally } from './clients/tally';
import type { Fault, Row } from './fault';
import { none } from './promise-check';
import { answersWith, countAll, countFailed, rateOf } from './tally-parts';

/** A lost cache costs speed at most. */
export const stopRedis: Fault = {
  name: 'stop-redis',
  description: 'the cache is killed, comes back, hangs and resumes: no request fails',

  async inject(lab) {
    const redis = await startRedisServer(lab.cleanup);
    const service = await lab.startService({ REDIS_URL: `redis://${redis.address}` });
    const clients = await lab.startClients([service]);
    const tallies: Tally[] = [];

    const phases: readonly (readonly [string, () => Promise<void> | void])[] = [
      ['before', () => {}],
      ['killed', () => redis.kill()],
      ['back', () => redis.restart()],
      ['hanging', () => redis.hang()],
      ['resumed', () => redis.resume()],
    ];
    for (const [, begin] of phases) {
      await begin();
      await delay(lab.options.phaseMs);
      tallies.push(await clients.take());
    }
    const last = await clients.finish();

    const isConnected = async () => {
      const answer = await fetch(`${service.url}${ENDPOINTS.cacheStatus.path}`);
      return ((await answer.json()) as CacheStatus).connected;
    };
    await until('the service has found the cache again', isConnected);
    return {
      rows: phases.map(([phase], index) => toRow(phase, tallies[index] as Tally)),
      promises: [none('failed requests', countAll([...tallies, last], countFailed))],
    };
  },
};

function toRow(phase: string, tally: Tally): Row {
  return {
    redis: phase,
    'requests/s': Math.round(rateOf(tally)),
    'p99 ms': Math.round(answersWith(200, tally).p99Ms),
    failed: countFailed(tally),
  };
}
