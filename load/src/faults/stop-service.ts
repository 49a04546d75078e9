import { setTimeout as delay } from 'node:timers/promises';
import { dataService } from '@fairlead/contracts/data-service';
import { checkStored } from './check-stored';
import type { Fault } from './fault';
import { none } from './promise-check';
import { countAll, countFailed, rateOf } from './tally-parts';

/** A rollout: one of two pods is stopped, and for half its linger clients that reconnect may still meet it. */
export const stopService: Fault = {
  name: 'stop-service',
  description: 'SIGTERM beside a second pod: no request fails, exit code 0, everything acknowledged is stored, and nothing else',

  async inject(lab) {
    const { phaseMs } = lab.options;
    const pods = [await lab.startService(), await lab.startService()] as const;
    const clients = await lab.startClients(pods);
    await delay(phaseMs);
    const before = await clients.take();

    const stopping = pods[0].terminate();
    await delay(dataService.shutdown.lingerMs / 2);
    await clients.retarget([pods[1].url]);
    const { code, signal } = await stopping;
    const during = await clients.take();

    await delay(phaseMs);
    const after = await clients.finish();

    const phases = { before, 'while it stops': during, after };
    const tallies = Object.values(phases);
    const records = lab.openRecords();
    const stored = await checkStored(records, tallies);
    const unknown = (await records.count()) - countAll(tallies, ({ ids }) => ids.length);
    return {
      rows: Object.entries(phases).map(([phase, tally]) => ({
        phase,
        'requests/s': Math.round(rateOf(tally)),
        failed: countFailed(tally),
      })),
      promises: [
        none('failed requests', countAll(tallies, countFailed)),
        { promise: 'the stopped service exits with 0', measured: `${signal ?? code}`, ok: code === 0 },
        stored,
        none('records that no client knows of', unknown),
      ],
    };
  },
};
