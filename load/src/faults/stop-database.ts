import { setTimeout as delay } from 'node:timers/promises';
import { mean } from 'simple-statistics';
import { readProcessUsage } from '../machine/process-usage';
import type { Service } from '../programs/service';
import type { Tally } from './clients/tally';
import type { Fault, Row } from './fault';
import type { Lab } from './lab';
import { atMost, none, type PromiseCheck } from './promise-check';
import { answersWith, countAll, countUnanswered, rateOf } from './tally-parts';
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

/** What was measured of one outage. */
interface MeasuredOutage {
  readonly how: string;
  /** Answered 200 before it, each second. */
  readonly rate: number;
  readonly growth: number;
  readonly recoveryMs: number;
  /** Of the outage, then of the time until the service was back. */
  readonly tallies: readonly [Tally, ...Tally[]];
}

/** Without its database the service says so at once, holds on to nothing, and comes back by itself. */
export const stopDatabase: Fault = {
  name: 'stop-database',
  description: 'the database refuses, then hangs: every request is answered 503 within 1 s, memory is flat, recovery by itself',

  async inject(lab) {
    const service = await lab.startService();
    const clients = await lab.startClients([service]);
    await delay(lab.options.phaseMs);

    const outages: MeasuredOutage[] = [];
    for (const outage of OUTAGES) {
      await clients.take();
      await delay(lab.options.phaseMs);
      const rate = rateOf(await clients.take());
      await outage.begin(lab);
      const growth = await watchMemory(service, lab.options.outageMs);
      const during = await clients.take();
      await outage.end(lab);
      const { recoveryMs, tallies } = await untilAnswered(clients);
      outages.push({ how: outage.how, rate, growth, recoveryMs, tallies: [during, ...tallies] });
    }
    return { rows: outages.map(toRow), promises: outages.flatMap(check) };
  },
};

/** The service's resident memory on average in the last third of this time to that in the first. */
async function watchMemory({ pid }: Service, durationMs: number): Promise<number> {
  const samples: number[] = [];
  const end = performance.now() + durationMs;
  while (performance.now() < end) {
    samples.push(readProcessUsage(pid).residentBytes);
    await delay(MEMORY_SAMPLE_MS);
  }
  const third = Math.ceil(samples.length / 3);
  return mean(samples.slice(-third)) / mean(samples.slice(0, third));
}

function toRow({ how, rate, growth, recoveryMs, tallies }: MeasuredOutage): Row {
  const { p50Ms, p99Ms } = answersWith(503, tallies[0]);
  return {
    database: how,
    'requests/s before': Math.round(rate),
    'answered 503': countAll(tallies, (tally) => answersWith(503, tally).count),
    'p50 ms': Math.round(p50Ms),
    'p99 ms': Math.round(p99Ms),
    'slowest ms': Math.round(slowest(tallies)),
    'clients late ms': Math.round(latest(tallies)),
    'memory last to first third': growth.toFixed(2),
    'recovered after ms': Math.round(recoveryMs),
  };
}

function check({ how, growth, recoveryMs, tallies }: MeasuredOutage): readonly PromiseCheck[] {
  const name = (promise: string) => `the database ${how}: ${promise}`;
  return [
    none(name('requests without an answer'), countAll(tallies, countUnanswered)),
    atMost(name('slowest 503, less what the clients were late'), slowest(tallies) - latest(tallies), REFUSED_WITHIN_MS, ' ms'),
    atMost(name('memory in the last third of the outage to the first'), growth, MEMORY_GROWTH),
    atMost(name('recovery'), recoveryMs, RECOVERY_MS, ' ms'),
  ];
}

function slowest(tallies: readonly Tally[]): number {
  return Math.max(...tallies.map((tally) => answersWith(503, tally).slowestMs));
}

function latest(tallies: readonly Tally[]): number {
  return Math.max(...tallies.map(({ lateMs }) => lateMs));
}
