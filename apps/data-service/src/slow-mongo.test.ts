import { eventually } from '@fairlead/service-kit/testing';
import { faults } from '../testing/mongo-faults';
import { ScriptedMongo } from '../testing/scripted-mongo';
import { type Outcome, type ServiceClient, startOn } from '../testing/service-client';

/** Of a busy machine; a server that is only slow would be waited for 3 s. */
const SPARE_MS = 1_500;

// Its limits are real seconds, which a busy machine may miss once. What is broken fails each time.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

describe('data-service on a slow MongoDB', () => {
  const mongo = new ScriptedMongo();
  let service: ServiceClient;
  beforeAll(async () => {
    service = await startOn(await mongo.start());
    await service.untilWell();
  });
  afterAll(async () => {
    await service.stop();
    mongo.stop();
  });
  afterEach(async () => {
    mongo.heal();
    await service.untilWell();
  });

  const statuses = (outcomes: readonly Outcome[]) => [...new Set(outcomes.map(({ status }) => status))];
  const longest = (outcomes: readonly Outcome[]) => Math.max(...outcomes.map(({ ms }) => ms));

  test('inserts of 800 ms make 20 clients wait, and none is refused, and the pod stays ready', async () => {
    mongo.script('insert', faults.slow(800));

    const work = service.callFor(6_000, 20);

    expect(await service.staysReady(work)).toBe(true);
    expect(statuses(await work)).toEqual([200]);
  });

  test('one insert of 2 s is answered 200', async () => {
    mongo.scriptNext('insert', faults.slow(2_000));

    expect(await service.call()).toMatchObject({ status: 200 });
  });

  test('an insert of more than 3 s is 503, what waits behind it is stored, and the pod stays ready', async () => {
    mongo.scriptNext('insert', faults.slow(6_000));

    const before = mongo.insertsTaken;
    const late = service.call();
    await eventually(() => mongo.insertsTaken > before);
    const work = Promise.all([late, service.call(), service.call()]);

    expect(await service.staysReady(work)).toBe(true);
    expect((await work).map(({ status }) => status)).toEqual([503, 200, 200]);
    expect((await late).detail).toMatch('is slow');
  });

  test.each([
    { what: 'late', fault: faults.slow(3_000) },
    { what: 'refused', fault: faults.refuse(292, 'QueryExceededMemoryLimitNoDiskUseAllowed') },
    { what: 'never answered', fault: faults.blackHole() },
  ])('a read that is $what is answered with the records just written', async ({ fault }) => {
    mongo.script('find', fault);

    const work = service.callFor(3_000, 5);

    expect(await service.staysReady(work)).toBe(true);
    const outcomes = await work;
    const written = new Set(outcomes.flatMap(({ writes }) => writes));
    expect(statuses(outcomes)).toEqual([200]);
    expect(outcomes.at(-1)?.reads.every((id) => written.has(id))).toBe(true);
    expect([...written].filter((id) => !mongo.records.ids.has(id))).toEqual([]);
  });

  test('a count that is slow is never a 503: the last one counts on, with what was stored since', async () => {
    await service.fetch('/api/stats');
    mongo.script('aggregate', faults.slow(10_000));
    await Promise.all([service.call(), service.call(), service.call()]);

    const answers = [await service.fetch('/api/stats'), await service.fetch('/api/stats')];

    const total_documents = mongo.records.ids.size;
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([{ total_documents }, { total_documents }]);
    expect(await service.isReady()).toBe(true);
  });

  test.each([
    { what: 'hangs', takeAway: () => mongo.freeze(), bringBack: async () => mongo.thaw() },
    {
      what: 'breaks its connections and takes no new one',
      takeAway: () => mongo.stop(),
      bringBack: async () => void (await mongo.start()),
    },
  ])('a server that $what is 503 within a second, and not ready; both pass by themselves', async ({ takeAway, bringBack }) => {
    takeAway();

    const outcomes = await Promise.all([service.call(), service.call()]);
    await eventually(async () => !(await service.isReady()));
    outcomes.push(await service.call());

    expect(statuses(outcomes)).toEqual([503]);
    expect(longest(outcomes)).toBeLessThan(1_000 + SPARE_MS);
    await bringBack();
  });

  test('connections that break in the moment of a call, and are taken again, make nobody wait longer than a second', async () => {
    for (let breaks = 0; breaks < 5; breaks += 1) {
      await service.untilWell();

      const calls = Promise.all(Array.from({ length: 5 }, () => service.call()));
      mongo.drop();

      expect(longest(await calls)).toBeLessThan(1_000 + SPARE_MS);
    }
  });

  test('a heartbeat that is never answered is a lost server, though inserts are', async () => {
    mongo.script('hello', faults.blackHole());

    await eventually(async () => !(await service.isReady()));
  });
});
