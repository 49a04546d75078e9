import { setTimeout as delay } from 'node:timers/promises';
import { parseExposition, sumOf } from '@fairlead/exposition';
import { OPERATIONAL_PATHS } from 'fairlead/contract';
import type { Tally } from '../../faults/clients/tally';
import { atLeast, none } from '../../faults/promise-check';
import { countAll, countFailed } from '../../faults/tally-parts';
import { toRow } from '../normal-clients';
import { PUBLIC_PATHS } from '../public-paths';
import type { Scenario } from '../scenario';

const CONNECTIONS = 500;

/** Each client asks so often a second. */
const ASKS_PER_S = 2;

/** The other instance answers, also those that the lost one owed an answer. */
export const killedUpstream: Scenario = {
  name: 'killed-upstream',
  description: 'kill -9 of one of two instances of user-service under 500 connections: no request that may be tried again fails',
  async prove(lab) {
    const { phaseMs, times, share } = lab.options;
    const instances = [await lab.startUserService(), await lab.startUserService()] as const;
    const users = await lab.startBalancer('tcp', instances);
    const data = await lab.startDataService();
    const gateway = await lab.startGateway({ users: `http://${users.address}`, data: data.url });
    const connections = Math.ceil(share * CONNECTIONS);
    const clients = await lab.connectClients(gateway.url, PUBLIC_PATHS.users, connections);
    await clients.offer(ASKS_PER_S * connections);

    const tallies: Tally[] = [];
    while (tallies.length < times) {
      const victim = instances[tallies.length % instances.length]!;
      lab.say(`kill ${tallies.length + 1} of ${times}`);
      await delay(phaseMs / 2);
      await victim.kill();
      await delay(phaseMs / 2);
      await victim.restart();
      tallies.push(await clients.take());
    }
    tallies.push(await clients.finish());

    const page = await (await fetch(gateway.url + OPERATIONAL_PATHS.metrics)).text();
    return {
      rows: tallies.map((tally, index) => toRow(index < times ? `kill ${index + 1}` : 'last requests', tally)),
      promises: [
        none('requests that failed', countAll(tallies, countFailed)),
        none(
          'requests that found no connection',
          countAll(tallies, ({ unsent }) => unsent),
        ),
        atLeast('requests that were tried again, or the kills met none', sumOf(parseExposition(page), 'upstream_retries_total'), 1),
      ],
    };
  },
};
