import { findFreePort } from '@fairlead/command-line';
import { median } from 'simple-statistics';
import type { Fault, Row } from './fault';
import { HealthProbes } from './health-probes';
import { type LoadMeasurement, measureClosedLoop, OfferedLoad } from './offered-load';
import { atLeast, atMost, none } from './promise-check';
import { answersWith, countAll, countUnanswered } from './tally-parts';

/** How much is offered, in times the best rate. */
const TIMES = 2;

/** Length of a load, in phases. */
const PHASES = 5;

/** How often both are measured, one after the other, so that a busy moment of the machine meets the two alike. */
const ROUNDS = 3;

/** What is still answered, of the best rate. */
const LEAST_SHARE = 0.9;

/** A refusal is there within so long, in milliseconds. */
const REFUSED_WITHIN_MS = 1_000;

/** Twice of what it can do does not take the service down: it does what it can and refuses the rest. */
export const overload: Fault = {
  name: 'overload',
  description: 'twice the best rate in an open loop: at least 90 % of it is answered, the rest refused at once, probes within 1 s',

  async inject(lab) {
    const managementPort = await findFreePort();
    const service = await lab.startService({ MANAGEMENT_PORT: String(managementPort) });
    const closedLoopRate = await measureClosedLoop(lab, service);
    const load = await OfferedLoad.open(lab, service);
    const steps = await load.offerInSteps(closedLoopRate);

    const probes = await HealthProbes.start(lab, service, managementPort);
    const rounds = await measureRounds(load, findBest(steps));
    const probed = await probes.check();
    await load.close();

    const tallies = rounds.map(({ overloaded }) => overloaded.tally);
    const share = median(rounds.map(({ atBest, overloaded }) => overloaded.answered / atBest.answered));
    return {
      rows: [...steps, ...rounds.flatMap(({ atBest, overloaded }) => [atBest, overloaded])].map(toRow),
      promises: [
        atLeast(`answered 200 of twice the best rate, of what is answered at the best rate, median of ${ROUNDS}`, share, LEAST_SHARE),
        none('requests without an answer', countAll(tallies, countUnanswered)),
        none(
          'requests that the load could not send',
          countAll(tallies, ({ unsent }) => unsent),
        ),
        atMost('refusal, p99', Math.max(...tallies.map((tally) => answersWith(503, tally).p99Ms)), REFUSED_WITHIN_MS, ' ms'),
        ...probed,
      ],
    };
  },
};

interface Round {
  readonly atBest: LoadMeasurement;
  readonly overloaded: LoadMeasurement;
}

/** What was offered when most was answered. */
function findBest(steps: readonly LoadMeasurement[]): number {
  return steps.reduce((best, step) => (step.answered > best.answered ? step : best)).offered;
}

async function measureRounds(load: OfferedLoad, bestRate: number): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  while (rounds.length < ROUNDS) {
    const atBest = await load.offer(bestRate, PHASES);
    rounds.push({ atBest, overloaded: await load.offer(TIMES * bestRate, PHASES) });
  }
  return rounds;
}

function toRow({ offered, answered, tally, processors }: LoadMeasurement): Row {
  const refused = answersWith(503, tally);
  return {
    'offered/s': Math.round(offered),
    'answered 200/s': Math.round(answered),
    'p99 ms': Math.round(answersWith(200, tally).p99Ms),
    'refused/s': Math.round(refused.count / (tally.durationMs / 1_000)),
    'refused p99 ms': Math.round(refused.p99Ms),
    'without an answer': countUnanswered(tally),
    unsent: tally.unsent,
    ...Object.fromEntries(Object.entries(processors).map(([name, share]) => [`CPU of ${name}`, share.toFixed(2)])),
  };
}
