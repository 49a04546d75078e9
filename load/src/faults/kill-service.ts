import { setTimeout as delay } from 'node:timers/promises';
import type { Tally } from './clients/tally';
import { atLeast, type Fault, none } from './fault';
import { KILLS } from './options';
import { answersWith, countUnanswered } from './tally-parts';

/** What a client was told is stored is stored, when the service dies in the middle of whatever it does. */
export const killService: Fault = {
  name: 'kill-service',
  description: 'kill -9 of the service: every id that a client received is stored',

  async inject(lab) {
    const { times = KILLS.service, phaseMs } = lab.options;
    const service = await lab.startService();
    const clients = await lab.startClients([service]);
    const kills: Tally[] = [];

    while (kills.length < times) {
      await delay(phaseMs);
      await service.kill();
      await service.restart();
      kills.push(await clients.take());
    }
    const last = await clients.finish();

    const received = [...kills, last].flatMap(({ ids }) => ids);
    const acknowledged = kills.map((tally) => answersWith(200, tally).count);
    const missing = await lab.openRecords().findMissing(received);
    return {
      rows: kills.map((tally, index) => ({
        kill: index + 1,
        acknowledged: acknowledged[index],
        'without an answer': countUnanswered(tally),
      })),
      promises: [
        none(`of ${received.length} ids received, missing in the database`, missing.length),
        atLeast('fewest requests acknowledged before a kill', Math.min(...acknowledged), 1),
      ],
    };
  },
};
