import { setTimeout as delay } from 'node:timers/promises';
import { ScriptedReplicaSet } from '../testing/scripted-replica-set';
import { startOn } from '../testing/service-client';

describe('data-service on a replica set that loses its last 100 ms', () => {
  test.each([
    { address: 'an address without a write concern', options: '' },
    { address: 'an address with one that is too weak', options: '&w=1&journal=false' },
  ])('keeps every id that a client received, by $address', async ({ options }) => {
    const set = new ScriptedReplicaSet(100);
    const service = await startOn(`${await set.start()}${options}`);
    await service.untilWell();

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
    await service.stop();
    set.stop();
  });

  test('a secondary that answers its heartbeat says nothing of a primary that does not', async () => {
    const set = new ScriptedReplicaSet(0);
    const service = await startOn(await set.start());
    await service.untilWell();

    set.primary.freeze();
    const { status, ms } = await service.call();
    set.primary.thaw();

    expect(status).toBe(503);
    // Half a second for a busy machine.
    expect(ms).toBeLessThan(1_500);
    await service.stop();
    set.stop();
  });
});
