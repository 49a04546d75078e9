import { setTimeout as delay } from 'node:timers/promises';
import { ScriptedReplicaSet } from '../testing/scripted-replica-set';
import { type ServiceClient, startOn } from '../testing/service-client';

describe('data-service on a replica set', () => {
  let set: ScriptedReplicaSet;
  let service: ServiceClient;
  /** With a secondary that is so far behind. */
  const start = async (lagMs: number, options = '') => {
    set = new ScriptedReplicaSet(lagMs);
    service = await startOn(`${await set.start()}${options}`);
    await service.untilWell();
  };
  afterEach(async () => {
    await service.stop();
    set.stop();
  });

  test.each([
    { address: 'an address without a write concern', options: '' },
    { address: 'an address with one that is too weak', options: '&w=1&journal=false' },
  ])('that loses its last 100 ms keeps every id that a client received, by $address', async ({ options }) => {
    await start(100, options);

    const work = service.callFor(5_000, 20);
    await delay(1_500);
    set.failOver();
    const outcomes = await work;
    await service.untilWell();

    const ids = outcomes.flatMap(({ writes }) => writes);
    const stored = set.primary.records.ids;
    expect(ids.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !stored.has(id))).toEqual([]);
  });

  test('a secondary that answers its heartbeat says nothing of a primary that does not', async () => {
    await start(0);

    set.primary.freeze();
    const { status, ms } = await service.call();
    set.primary.thaw();

    expect(status).toBe(503);
    // One that is only slow would be waited for 3 s.
    expect(ms).toBeLessThan(2_500);
  });
});
