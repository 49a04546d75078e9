import { setTimeout as delay } from 'node:timers/promises';
import type { Clients } from '../../faults/clients/clients';
import type { Tally } from '../../faults/clients/tally';
import type { Findings, Row } from '../../faults/fault';
import { none } from '../../faults/promise-check';
import { countAll, countFailed } from '../../faults/tally-parts';
import type { Service } from '../../programs/service';
import type { Lab } from '../lab';
import { toRow } from '../normal-clients';
import { PUBLIC_PATHS } from '../public-paths';
import type { Scenario } from '../scenario';

/** Of all clients; each asks once a second, and so within the time for which a service that stops still answers. */
const CONNECTIONS = 500;

/** How long a balancer gets to notice that an instance is back, in milliseconds. */
const NOTICED_MS = 2_000;

/** One of them may be tried again when it is cut off; the other never is, since it writes. */
const PATHS = [PUBLIC_PATHS.users, PUBLIC_PATHS.data] as const;

export const restartedUpstream: Scenario = {
  name: 'restarted-upstream',
  description: 'rolling restart of user-service and data-service, two instances of each, under 500 connections: no request fails',
  async prove(lab) {
    const users = [await lab.startUserService(), await lab.startUserService()];
    const data = [await lab.startDataService(), await lab.startDataService()];
    const [usersBalancer, dataBalancer] = [await lab.startBalancer('tcp', users), await lab.startBalancer('tcp', data)];
    const addresses = { users: `http://${usersBalancer.address}`, data: `http://${dataBalancer.address}` };
    const gateway = await lab.startGateway(addresses);
    return restartInTurn(gateway.url, [...users, ...data], lab);
  },
};

export const restartedGateway: Scenario = {
  name: 'restarted-gateway',
  description: 'rolling restart of the gateway, two instances behind haproxy, under 500 connections: no request fails',
  async prove(lab) {
    const [users, data] = await Promise.all([lab.startUserService(), lab.startDataService()]);
    const addresses = { users: users.url, data: data.url };
    const gateways = [await lab.startGateway(addresses), await lab.startGateway(addresses)];
    const balancer = await lab.startBalancer('http', gateways);
    return restartInTurn(`http://${balancer.address}`, gateways, lab);
  },
};

/** Restarts each instance while clients ask, and waits until it has its share again before the next. */
async function restartInTurn(url: string, instances: readonly Service[], lab: Lab): Promise<Findings> {
  const { phaseMs, share } = lab.options;
  const connections = Math.ceil((share * CONNECTIONS) / PATHS.length);
  const clients = await Promise.all(PATHS.map((path) => lab.connectClients(url, path, connections)));
  await Promise.all(clients.map((each) => each.offer(connections)));
  await delay(phaseMs);

  const taken: { readonly what: string; readonly tally: Tally }[] = await takeAll('before', clients);
  const endings: string[] = [];
  for (const [index, instance] of instances.entries()) {
    lab.say(`restart ${index + 1} of ${instances.length}`);
    const { code, signal } = await instance.terminate();
    endings.push(String(signal ?? code));
    await instance.restart();
    await delay(NOTICED_MS);
    taken.push(...(await takeAll(`restart ${index + 1}`, clients)));
  }
  await delay(phaseMs);
  const last = await Promise.all(clients.map((each) => each.finish()));
  taken.push(...last.map((tally, index) => ({ what: `after, ${PATHS[index]}`, tally })));

  const tallies = taken.map(({ tally }) => tally);
  return {
    rows: taken.map(({ what, tally }): Row => toRow(what, tally)),
    promises: [
      none('requests that failed', countAll(tallies, countFailed)),
      none(
        'requests that found no connection',
        countAll(tallies, ({ unsent }) => unsent),
      ),
      { promise: 'each instance exits with 0', measured: endings.join(', '), ok: endings.every((ending) => ending === '0') },
    ],
  };
}

async function takeAll(what: string, clients: readonly Clients[]) {
  const tallies = await Promise.all(clients.map((each) => each.take()));
  return tallies.map((tally, index) => ({ what: `${what}, ${PATHS[index]}`, tally }));
}
