import { findFreePort } from '../programs/free-port';
import type { Service } from '../programs/service';
import { atLeast, atMost, type Fault, none, type Row } from './fault';
import { HealthProbes } from './health-probes';
import type { Lab } from './lab';
import { offer, type Offered, offerInSteps } from './offered-load';
import { answersWith, countUnanswered } from './tally-parts';

/** How much is offered, in times the best rate. */
const TIMES = 2;

/** Length of an overload, in phases. */
const PHASES = 5;

/** Most overloads: one that is answered better than anything before was not twice the best, and is offered again. */
const ATTEMPTS = 3;

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
    const steps = await offerInSteps(lab, service);

    const probes = await HealthProbes.start(lab, service, managementPort);
    const { best, overloads } = await overloadService(lab, service, Math.max(...steps.map(({ answered }) => answered)));
    const probed = await probes.check();

    const { answered, tally } = overloads.at(-1) as Offered;
    return {
      rows: [...steps, ...overloads].map(toRow),
      promises: [
        atLeast(`answered 200, of the best rate ${best.toFixed(0)}/s`, answered / best, LEAST_SHARE),
        none('requests without an answer', countUnanswered(tally)),
        none('requests that the load could not send', tally.unsent),
        atMost('refusal, p99', answersWith(503, tally).p99Ms, REFUSED_WITHIN_MS, ' ms'),
        ...probed,
      ],
    };
  },
};

async function overloadService(lab: Lab, service: Service, found: number) {
  const overloads: Offered[] = [];
  let best = found;
  while (overloads.length < ATTEMPTS) {
    const offered = await offer(lab, service, TIMES * best, PHASES);
    overloads.push(offered);
    if (offered.answered <= best) break;
    best = offered.answered;
  }
  return { best, overloads };
}

function toRow({ offered, answered, tally, processors }: Offered): Row {
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
