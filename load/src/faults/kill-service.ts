import { setTimeout as delay } from 'node:timers/promises';
import { atLeast, type Fault, none } from './fault';
import { answersWith, countUnanswered } from './tally-parts';

const TIMES = 20;

/** What a client was told is stored is stored, when the service dies in the middle of whatever it does. */
export const killService: Fault = {
  name: 'kill-service',
  description: 'kill -9 of the service: every id that a client received is stored',

  async inject(lab) {
    const { times = TIMES, phaseMs } = lab.options;
    const service = await lab.startService();
    const clients = await lab.startClients([service]);
    const received: string[] = [];
    const kills: { readonly acknowledged: number; readonly unanswered: number }[] = [];

    while (kills.length < times) {
      await delay(phaseMs);
      await service.kill();
      await service.restart();
      const tally = await clients.take();
      received.push(...tally.ids);
      kills.push({ acknowledged: answersWith(200, tally).count, unanswered: countUnanswered(tally) });
    }
    received.push(...(await clients.finish()).ids);

    const missing = await lab.openRecords().findMissing(received);
    return {
      rows: kills.map(({ acknowledged, unanswered }, index) => ({ kill: index + 1, acknowledged, 'without an answer': unanswered })),
      promises: [
        none(`of ${received.length} ids received, missing in the database`, missing.length),
        atLeast('fewest requests acknowledged before a kill', Math.min(...kills.map(({ acknowledged }) => acknowledged)), 1),
      ],
    };
  },
};
