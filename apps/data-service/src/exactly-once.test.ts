import { array, assert, asyncProperty } from 'fast-check';
import { anyIncident } from '../testing/any-incident';
import { ScriptedMongo } from '../testing/scripted-mongo';
import { type ServiceClient, startOn } from '../testing/service-client';

const CLIENTS = 5;
const RUNS = 3 * propertyRuns;

describe('whatever goes wrong with MongoDB', () => {
  const mongo = new ScriptedMongo();
  let service: ServiceClient;
  beforeAll(async () => {
    service = await startOn(await mongo.start());
  });
  afterAll(async () => {
    await service.stop();
    mongo.stop();
  });

  test(
    'each id that a client received is stored once, no other answer is given than 200 and 503, and it passes by itself',
    async () => {
      await assert(
        asyncProperty(array(anyIncident, { minLength: 1, maxLength: 20 }), async (incidents) => {
          await service.untilWell();
          const before = mongo.records.ids.size;

          const work = service.callFor(1_500, CLIENTS);
          for (const { happen } of incidents) await happen(mongo);
          const outcomes = await work;

          const ids = outcomes.flatMap(({ writes }) => writes);
          expect(outcomes.map(({ status }) => status).filter((status) => ![200, 503].includes(status))).toEqual([]);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.filter((id) => !mongo.records.ids.has(id))).toEqual([]);
          expect(mongo.records.ids.size - before).toBeLessThanOrEqual(outcomes.length * 5);
          mongo.heal();
          await service.untilWell();
        }),
        { numRuns: RUNS },
      );
    },
    RUNS * 20_000,
  );
});
