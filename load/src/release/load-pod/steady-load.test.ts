import { setTimeout as delay } from 'node:timers/promises';
import { answerData, type ExampleServer, startExampleServer, STORED } from '../../../testing/example-server';
import { findMissingUsers } from './find-missing-users';
import { SteadyLoad } from './steady-load';

let server: ExampleServer | undefined;
afterEach(async () => server?.close());

test('asks at its rate, and keeps what answers call stored', async () => {
  server = await startExampleServer((request, response) =>
    request.url === '/api/data' ? answerData(request, response) : response.writeHead(503).end(),
  );
  const load = new SteadyLoad(server.url);

  const startedAt = performance.now();
  await load.changeRate(100);
  await delay(1_000);
  const { requests, failed, faults, failedAtMs, unsent, records } = await load.finish();
  const due = (performance.now() - startedAt) / 10;

  expect(requests).toBeGreaterThan(due / 4);
  expect(requests).toBeLessThanOrEqual(due + 1);
  expect(faults).toEqual({ 'status 503': failed });
  expect(failedAtMs![1] - failedAtMs![0]).toBeGreaterThan(0);
  expect(unsent).toBe(0);
  expect(records.length).toBe(5 * (requests - failed));
  expect(records).toEqual(expect.arrayContaining(STORED));
});

test('a change of the rate keeps what came before, and nothing is asked after the end', async () => {
  server = await startExampleServer(answerData);
  const load = new SteadyLoad(server.url);

  await load.changeRate(100);
  await delay(300);
  await load.changeRate(200);
  await delay(300);
  const { requests } = await load.finish();
  await delay(100);

  expect(requests).toBeGreaterThan(10);
  expect(server.asked()).toBe(requests);
});

test('who is not there is missing, and an answer that says neither is an error', async () => {
  server = await startExampleServer(({ url }, response) => {
    response.writeHead({ '/api/users/a': 200, '/api/users/b': 404 }[url ?? ''] ?? 503).end('{}');
  });

  expect(await findMissingUsers(server.url, ['a', 'b'])).toEqual(['b']);
  await expect(findMissingUsers(server.url, ['a', 'c'])).rejects.toThrow('nobody knows whether user c is there: status 503');
});
