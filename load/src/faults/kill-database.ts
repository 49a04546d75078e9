import { setTimeout as delay } from 'node:timers/promises';
import { checkStored } from './check-stored';
import type { Tally } from './clients/tally';
import type { Fault } from './fault';
import { KILLS } from './options';
import { atMost, none } from './promise-check';
import { answersWith, countAll, countUnanswered } from './tally-parts';
import { untilAnswered } from './until-answered';

/** How long the database is gone each time, in milliseconds: as long as a container needs to be started again. */
const AWAY_MS = 2_000;

/** Longest that the service may take to answer 200 once the database accepts connections again, in milliseconds. */
const RECOVERY_MS = 10_000;

/** What a client was told is stored outlives the database's process, and the service finds the next one by itself. */
export const killDatabase: Fault = {
  name: 'kill-database',
  description: 'kill -9 of the database, restarted on its data: every id received is stored, the service recovers by itself',

  async inject(lab) {
    const { times = KILLS.database, phaseMs } = lab.options;
    const service = await lab.startService();
    const clients = await lab.startClients([service]);
    const kills: { readonly tallies: readonly Tally[]; readonly recoveryMs: number }[] = [];

    while (kills.length < times) {
      await delay(phaseMs);
      await lab.database.kill();
      await delay(AWAY_MS);
      await lab.database.restart();
      const before = await clients.take();
      const { recoveryMs, tallies } = await untilAnswered(clients);
      kills.push({ tallies: [before, ...tallies], recoveryMs });
    }
    const last = await clients.finish();

    const tallies = kills.flatMap((kill) => kill.tallies);
    const stored = await checkStored(lab.openRecords(), [...tallies, last]);
    return {
      rows: kills.map(({ tallies, recoveryMs }, index) => ({
        kill: index + 1,
        acknowledged: countAll(tallies, (tally) => answersWith(200, tally).count),
        refused: countAll(tallies, (tally) => answersWith(503, tally).count),
        'without an answer': countAll(tallies, countUnanswered),
        'recovered after ms': Math.round(recoveryMs),
      })),
      promises: [
        stored,
        none('requests without an answer', countAll(tallies, countUnanswered)),
        atMost('slowest recovery', Math.max(...kills.map(({ recoveryMs }) => recoveryMs)), RECOVERY_MS, ' ms'),
      ],
    };
  },
};
