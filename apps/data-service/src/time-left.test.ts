import { dataService } from '@fairlead/contracts/data-service';
import { eventually, runService } from '@fairlead/service-kit/testing';
import { HeldStore } from '../testing/held-store';
import { NO_SHARED_CACHE } from './read/shared-cache';
import { serveDataService } from './serve-data-service';

/** Serves data-service over a store that answers when the test says so, with one batch in flight at a time. */
async function startHeldService() {
  const held = new HeldStore();
  const store = Object.assign(held, {
    dependencies: {},
    findWritten: async () => ['1', '2', '3', '4', '5'],
    count: async () => 5,
    close: async () => undefined,
  });
  const service = await runService(dataService, { MONGO_POOL_SIZE: '2' }, (parts) =>
    serveDataService({ ...parts, store, cache: NO_SHARED_CACHE }),
  );
  const scrape = async () => (await fetch(`${service.url}/metrics`)).text();
  const has = (line: string) => eventually(async () => (await scrape()).includes(`\n${line}\n`));
  return { ...service, held, has };
}

const ask = (url: string, init: RequestInit = {}) => fetch(`${url}/api/data`, init);
const within = (ms: number): RequestInit => ({ headers: { 'X-Request-Timeout-Ms': String(ms) } });

test('of requests that wait for the store, those that nobody waits for any more are not stored', async () => {
  const { url, held, has, stop } = await startHeldService();
  const sent = ask(url, within(50));
  await eventually(() => held.attempts.length === 1);
  const hangUp = new AbortController();
  const left = ask(url, { signal: hangUp.signal }).catch((error: Error) => error);
  const late = ask(url, within(50));
  const patient = ask(url, within(20_000));
  await has('write_queue_requests 3');

  hangUp.abort();
  await left;
  await new Promise((resolve) => setTimeout(resolve, 100));
  held.attempts[0]?.succeed();
  await eventually(() => held.attempts.length === 2);
  held.attempts[1]?.succeed();

  // What was sent is finished, although its time is over too.
  expect([(await sent).status, (await late).status, (await patient).status]).toEqual([200, 503, 200]);
  expect((await late).headers.get('Retry-After')).toBe('1');
  expect(held.attempts.map(({ requests }) => requests)).toEqual([1, 1]);
  await has('requests_dropped_total{reason="late"} 1');
  await has('requests_dropped_total{reason="client_left"} 1');
  expect(await stop()).toBe(0);
});
