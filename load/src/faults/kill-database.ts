import { setTimeout as delay } from 'node:timers/promises';
import { atMost, type Fault, none, type Row } from './fault';
import { answersWith, countUnanswered } from './tally-parts';
import { untilAnswered } from './until-answered';

const TIMES = 5;

/** How long the database is gone each time, in milliseconds: as long as a container needs to be started again. */
const AWAY_MS = 2_000;

/** Longest that the service may take to answer 200 once the database accepts connections again, in milliseconds. */
const RECOVERY_MS = 10_000;

/** What a client was told is stored outlives the database's process, and the service finds the next one by itself. */
export const killDatabase: Fault = {
  name: 'kill-database',
  description: 'kill -9 of the database, restarted on its data: every id received is stored, the service recovers by itself',

  async inject(lab) {
    const { times = TIMES, phaseMs } = lab.options;
    const service = await lab.startService();
    const clients = await lab.startClients([service]);
    const received: string[] = [];
    const rows: Row[] = [];

    for (let kill = 1; kill <= times; kill += 1) {
      await delay(phaseMs);
      await lab.database.kill();
      await delay(AWAY_MS);
      await lab.database.restart();
      const before = await clients.take();
      const { recoveryMs, tally } = await untilAnswered(clients);
      received.push(...before.ids, ...tally.ids);
      rows.push({
        kill,
        acknowledged: answersWith(200, before).count,
        refused: answersWith(503, before).count,
        'without an answer': countUnanswered(before) + countUnanswered(tally),
        'recovered after ms': Math.round(recoveryMs),
      });
    }
    received.push(...(await clients.finish()).ids);

    const missing = await lab.openRecords().findMissing(received);
    const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
    return {
      rows,
      promises: [
        none(`of ${received.length} ids received, missing in the database`, missing.length),
        none('requests without an answer', sum('without an answer')),
        atMost('slowest recovery', Math.max(...rows.map((row) => Number(row['recovered after ms']))), RECOVERY_MS, ' ms'),
      ],
    };
  },
};
