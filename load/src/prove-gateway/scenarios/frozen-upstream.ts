import { setTimeout as delay } from 'node:timers/promises';
import { userService } from '@fairlead/contracts/user-service';
import { OPERATIONAL_PATHS } from 'fairlead/contract';
import type { Tally } from '../../faults/clients/tally';
import type { Row } from '../../faults/fault';
import { atLeast, atMost, none } from '../../faults/promise-check';
import { answersWith, countFailed, countUnanswered } from '../../faults/tally-parts';
import { untilAnswered } from '../../faults/until-answered';
import type { Service } from '../../programs/service';
import { until } from '../../programs/until';
import { checkUndisturbed, toRow } from '../normal-clients';
import { PUBLIC_PATHS } from '../public-paths';
import type { Scenario } from '../scenario';

/** Clients of the service that freezes; each asks every five seconds. */
const CLIENTS = 2_000;
const CLIENT_ASKS_EVERY_S = 5;

/** From the opening of the circuit to refusals, and for each of those, in milliseconds. */
const REFUSED_WITHIN_MS = 1_000;

/** From SIGCONT to the first answer, in milliseconds. */
const BACK_WITHIN_MS = 2_000;

/** Least that it takes to find out that a service is still frozen, in milliseconds. */
const PROBE_MS = 5_000;

/** A service that takes connections and says nothing holds up nobody but its own clients, and those not for long. */
export const frozenUpstream: Scenario = {
  name: 'frozen-upstream',
  description: 'SIGSTOP of user-service under 2,000 clients: 504, then 503; others as before; back within 2 s of SIGCONT',
  async prove(lab) {
    const { phaseMs, share, rate, connections, mostTimes } = lab.options;
    const [users, data] = await Promise.all([lab.startUserService(), lab.startDataService()]);
    const gateway = await lab.startGateway({ users: users.url, data: data.url });
    const own = await lab.connectClients(gateway.url, PUBLIC_PATHS.users, Math.ceil(share * CLIENTS));
    const others = await lab.connectClients(gateway.url, PUBLIC_PATHS.data, connections);
    await own.offer(Math.ceil((share * CLIENTS) / CLIENT_ASKS_EVERY_S));
    await others.offer(rate);
    const takeAfter = async (ms: number) => {
      await delay(ms);
      return [await own.take(), await others.take()] as const;
    };

    lab.say('before');
    await takeAfter(phaseMs);
    const [, before] = await takeAfter(phaseMs);
    lab.say('frozen');
    users.hang();
    const openedAfterMs = await untilCircuitIsOpen(gateway);
    const [waited, besideWaiting] = await takeAfter(0);
    const [atOpening] = await takeAfter(REFUSED_WITHIN_MS);
    const [refused, besideRefused] = await takeAfter(phaseMs);
    lab.say('continued');
    users.resume();
    const { recoveryMs } = await untilAnswered(own);
    const [, after] = await takeAfter(phaseMs);
    await Promise.all([own.finish(), others.finish()]);

    return {
      rows: [
        toRow('others, before', before),
        toRow('others, until the circuit opens', besideWaiting),
        toRow('others, while it is open', besideRefused),
        toRow('others, after', after),
        toStatusRow('own, until the circuit opens', waited),
        toStatusRow('own, in the second after that', atOpening),
        toStatusRow('own, from then on', refused),
      ],
      promises: [
        atLeast(`frozen, until the circuit opens after ${Math.round(openedAfterMs)} ms: answers with 504`, countOf(504, waited), 1),
        atLeast('in the second after that: answers with 503', countOf(503, atOpening), 1),
        atMost('from then on: 503, p99', answersWith(503, refused).p99Ms, REFUSED_WITHIN_MS, ' ms'),
        none('from then on: answered otherwise, but for those that find out whether it is back', countOthers(refused)),
        atMost('SIGCONT: until a client is answered 200', recoveryMs, BACK_WITHIN_MS, ' ms'),
        ...checkUndisturbed('others, until the circuit opens', before, besideWaiting, mostTimes),
        ...checkUndisturbed('others, while it is open', before, besideRefused, mostTimes),
      ],
    };
  },
};

/** @returns how long it took, in milliseconds */
function untilCircuitIsOpen(gateway: Service): Promise<number> {
  return until('the circuit opens', async () => {
    const answer = await fetch(gateway.url + OPERATIONAL_PATHS.ready);
    const { checks } = (await answer.json()) as { readonly checks: Readonly<Record<string, string>> };
    return checks[userService.name] === 'circuit_open';
  });
}

function countOf(status: number, tally: Tally): number {
  return answersWith(status, tally).count;
}

/** One request at a time finds out, for as long as the gateway waits for the first byte, and is 504. */
function countOthers(tally: Tally): number {
  const probes = Math.ceil(tally.durationMs / PROBE_MS) + 1;
  return countFailed(tally) + countOf(200, tally) - countOf(503, tally) - Math.min(probes, countOf(504, tally));
}

function toStatusRow(what: string, tally: Tally): Row {
  const { p99Ms } = answersWith(503, tally);
  return {
    what,
    503: countOf(503, tally),
    504: countOf(504, tally),
    'without an answer': countUnanswered(tally),
    'p99 ms of 503': p99Ms.toFixed(0),
  };
}
