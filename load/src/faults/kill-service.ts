import { setTimeout as delay } from 'node:timers/promises';
import { checkStored } from './check-stored';
import type { Tally } from './clients/tally';
import type { Fault } from './fault';
import { KILLS } from './options';
import { atLeast } from './promise-check';
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

    const acknowledged = kills.map((tally) => answersWith(200, tally).count);
    const stored = await checkStored(lab.openRecords(), [...kills, last]);
    return {
      rows: kills.map((tally, index) => ({
        kill: index + 1,
        acknowledged: acknowledged[index],
        'without an answer': countUnanswered(tally),
      })),
      promises: [stored, atLeast('fewest requests acknowledged before a kill', Math.min(...acknowledged), 1)],
    };
  },
};
