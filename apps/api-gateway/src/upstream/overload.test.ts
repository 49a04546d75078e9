import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import type { ServerResponse } from 'node:http';
import { eventually } from '@fairlead/service-kit/testing';
import { exchange, open } from '../../testing/raw-request';
import { type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../../testing/start-upstream';
import { Upstream } from './upstream';

const GET = 'GET /api/users HTTP/1.1\r\nHost: a\r\n\r\n';

let upstream: RunningUpstream;
let gateway: RunningGateway;
let held: ServerResponse[];

beforeEach(async () => {
  held = [];
  upstream = await startUpstream((_request, response) => void held.push(response));
});

afterEach(async () => {
  await gateway.stop();
  await upstream.close();
});

/** How many of so many calls are begun, and how many wait. */
function fill(contract: typeof userService | typeof dataService) {
  const { slots } = new Upstream(contract, 'http://localhost:1');
  const counts = { begun: 0, taken: 0 };
  const call = { client: 'any', begin: () => (counts.begun += 1), refuse: () => undefined };
  while (slots.take({ ...call })) counts.taken += 1;
  return { concurrent: counts.begun, waiting: counts.taken - counts.begun };
}

test('sends as much at a time, and lets as much wait, as the contract of the called service says', async () => {
  gateway = await startGateway({ upstreamPort: upstream.port });

  expect(fill(userService)).toEqual(userService.capacity);
  expect(fill(dataService)).toEqual(dataService.capacity);
});

test('2,000 clients of a service that takes them are all answered', async () => {
  gateway = await startGateway({ upstreamPort: upstream.port, limits: dataService.capacity });
  const clients = Array.from({ length: 2_000 }, () => exchange(gateway.port, GET));
  await eventually(() => held.length === dataService.capacity.concurrent);

  const timer = setInterval(() => held.splice(0).forEach((response) => response.end('ok')), 10);
  const answers = await Promise.all(clients);
  clearInterval(timer);

  expect(answers.filter((text) => !text.startsWith('HTTP/1.1 200'))).toEqual([]);
});

test('refuses what the queue cannot hold before it does anything else with it', async () => {
  gateway = await startGateway({ upstreamPort: upstream.port, limits: { concurrent: 1, waiting: 0 } });
  const first = open(gateway.port).resume();
  first.write(GET);
  await eventually(() => held.length === 1);

  const refused = await exchange(gateway.port, 'POST /api/users HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n{');
  first.destroy();

  // Its body has not come, and is not waited for.
  expect(refused).toMatch(/^HTTP\/1.1 503 /);
  expect(refused).toMatch(/^Retry-After: 1\r$/m);
});
