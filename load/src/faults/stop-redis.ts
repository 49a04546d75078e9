import { setTimeout as delay } from 'node:timers/promises';
import type { CacheStatus } from '@fairlead/contracts/data-service/http';
import { startRedisServer } from '../programs/redis-server';
import { until } from '../programs/until';
import { type Fault, none, type Row } from './fault';
import { answersWith, countFailed, rateOf } from './tally-parts';

/** A lost cache costs speed at most. */
export const stopRedis: Fault = {
  name: 'stop-redis',
  description: 'the cache is killed, comes back, hangs and resumes: no request fails',

  async inject(lab) {
    const redis = await startRedisServer(lab.cleanup);
    const service = await lab.startService({ REDIS_URL: `redis://${redis.address}` });
    const clients = await lab.startClients([service]);
    const rows: Row[] = [];
    let failed = 0;

    const phases: readonly (readonly [string, () => Promise<void> | void])[] = [
      ['before', () => {}],
      ['killed', () => redis.kill()],
      ['back', () => redis.restart()],
      ['hanging', () => redis.hang()],
      ['resumed', () => redis.resume()],
    ];
    for (const [phase, begin] of phases) {
      await begin();
      await delay(lab.options.phaseMs);
      const tally = await clients.take();
      failed += countFailed(tally);
      rows.push({
        redis: phase,
        'requests/s': Math.round(rateOf(tally)),
        'p99 ms': Math.round(answersWith(200, tally).p99Ms),
        failed: countFailed(tally),
      });
    }
    failed += countFailed(await clients.finish());

    const isConnected = async () => {
      const answer = await fetch(`${service.url}/api/cache/status`);
      return ((await answer.json()) as CacheStatus).connected;
    };
    await until('the service has found the cache again', isConnected);
    return { rows, promises: [none('failed requests', failed)] };
  },
};
