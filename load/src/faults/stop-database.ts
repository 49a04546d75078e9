import { setTimeout as delay } from 'node:timers/promises';
import { readProcessUsage } from '../process-cpu';
import type { Service } from '../programs/service';
import type { Clients } from './clients/clients';
import type { Tally } from './clients/tally';
import { atMost, type Fault, type Kept, none, type Row } from './fault';
import type { Lab } from './lab';
import { answersWith, countUnanswered, rateOf } from './tally-parts';
import { untilAnswered } from './until-answered';

/**
 * A caller hears of a lost database within so long, in milliseconds. Measured from the moment in which a client sends its request to
 * that in which it has the whole answer, less the longest that the clients' own process was late: they share the processor with the
 * service, and ask again at once.
 */
const REFUSED_WITHIN_MS = 1_000;

/** Longest that the service may take to answer 200 again, in milliseconds. */
const RECOVERY_MS = 10_000;

/** Resident memory on average in the last third of an outage to that in the first: what leaks under so many refusals has no room. */
const MEMORY_GROWTH = 1.1;

const MEMORY_SAMPLE_MS = 500;

interface Outage {
  readonly how: string;
  readonly begin: (lab: Lab) => Promise<void> | void;
  readonly end: (lab: Lab) => Promise<void> | void;
}

const OUTAGES: readonly Outage[] = [
  { how: 'refuses', begin: ({ database }) => database.kill(), end: ({ database }) => database.restart() },
  { how: 'hangs', begin: ({ database }) => database.hang(), end: ({ database }) => database.resume() },
];

/** Without its database the service says so at once, holds on to nothing, and comes back by itself. */
export const stopDatabase: Fault = {
  name: 'stop-database',
  description: 'the database refuses, then hangs: every request is answered 503 within 1 s, memory is flat, recovery by itself',

  async inject(lab) {
    const service = await lab.startService();
    const clients = await lab.startClients([service]);
    const rows: Row[] = [];
    const promises: Kept[] = [];

    for (const outage of OUTAGES) {
      await delay(lab.options.phaseMs);
      const before = await clients.take();
      await outage.begin(lab);
      const growth = await watchMemory(service, lab.options.outageMs);
      const during = await clients.take();
      const recoveryMs = await recover(lab, outage, clients);
      rows.push(toRow(outage, before, during, growth, recoveryMs));
      promises.push(...check(outage, during, growth, recoveryMs));
    }
    return { rows, promises };
  },
};

async function recover(lab: Lab, outage: Outage, clients: Clients): Promise<number> {
  await outage.end(lab);
  return (await untilAnswered(clients)).recoveryMs;
}

/** The service's resident memory on average in the last third of this time to that in the first. */
async function watchMemory({ pid }: Service, durationMs: number): Promise<number> {
  const samples: number[] = [];
  const end = performance.now() + durationMs;
  while (performance.now() < end) {
    samples.push(readProcessUsage(pid).residentBytes);
    await delay(MEMORY_SAMPLE_MS);
  }
  const third = Math.ceil(samples.length / 3);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean(samples.slice(-third)) / mean(samples.slice(0, third));
}

function toRow({ how }: Outage, before: Tally, during: Tally, growth: number, recoveryMs: number): Row {
  const refused = answersWith(503, during);
  return {
    database: how,
    'requests/s before': Math.round(rateOf(before)),
    'answered 503': refused.count,
    'p50 ms': Math.round(refused.p50Ms),
    'p99 ms': Math.round(refused.p99Ms),
    'slowest ms': Math.round(refused.slowestMs),
    'clients late ms': Math.round(during.lateMs),
    'memory last to first third': growth.toFixed(2),
    'recovered after ms': Math.round(recoveryMs),
  };
}

function check({ how }: Outage, during: Tally, growth: number, recoveryMs: number): readonly Kept[] {
  const name = (promise: string) => `the database ${how}: ${promise}`;
  return [
    none(name('requests without an answer'), countUnanswered(during)),
    atMost(
      name('slowest 503, less what the clients were late'),
      answersWith(503, during).slowestMs - during.lateMs,
      REFUSED_WITHIN_MS,
      ' ms',
    ),
    atMost(name('memory in the last third of the outage to the first'), growth, MEMORY_GROWTH),
    atMost(name('recovery'), recoveryMs, RECOVERY_MS, ' ms'),
  ];
}
