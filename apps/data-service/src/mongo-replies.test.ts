import { eventually } from '@fairlead/service-kit/testing';
import { faults } from '../testing/mongo-faults';
import { ScriptedMongo } from '../testing/scripted-mongo';
import { type ServiceClient, startOn } from '../testing/service-client';

describe('data-service and what MongoDB replies', () => {
  const mongo = new ScriptedMongo();
  let service: ServiceClient;
  beforeAll(async () => {
    service = await startOn(await mongo.start());
  });
  afterAll(async () => {
    await service.stop();
    mongo.stop();
  });
  beforeEach(() => service.untilWell());
  afterEach(() => mongo.heal());

  /** One call, with the attempts that it took. */
  const callAndCount = async () => {
    const before = mongo.insertsTaken;
    const outcome = await service.call();
    return { ...outcome, attempts: mongo.insertsTaken - before };
  };

  test('an insert asks for a journaled majority', async () => {
    await service.call();

    expect(mongo.lastWriteConcern).toEqual({ w: 'majority', j: true, wtimeout: 3_000 });
  });

  test.each([
    { code: 13, codeName: 'Unauthorized' },
    { code: 73, codeName: 'InvalidNamespace' },
    { code: 10_334, codeName: 'BSONObjectTooLarge' },
  ])('a reply that would be the same again, $codeName, is named and not asked for again', async ({ code, codeName }) => {
    mongo.script('insert', faults.refuse(code, codeName));

    const { status, detail, attempts } = await callAndCount();

    expect({ status, attempts }).toEqual({ status: 503, attempts: 1 });
    expect(detail).toMatch(`MongoDB refuses: ${codeName} (code ${code})`);
    expect(await service.isReady()).toBe(true);
  });

  test.each([
    { what: 'NotWritablePrimary half way', fault: faults.stepDownHalfWay() },
    { what: 'a record that is in the way of another', fault: faults.refuseRecords(112, 1) },
    { what: 'a number that is too small', fault: faults.miscount(4) },
    { what: 'a number that is too large', fault: faults.miscount(6) },
    { what: 'no number', fault: faults.miscount(undefined) },
    { what: 'a stepdown while it waited for the others', fault: faults.failWriteConcern(189, 'PrimarySteppedDown') },
  ])('after $what the batch is sent again, and stored once', async ({ fault }) => {
    mongo.scriptNext('insert', fault);

    const { status, writes, attempts } = await callAndCount();

    expect({ status, attempts }).toEqual({ status: 200, attempts: 2 });
    expect(writes.filter((id) => !mongo.records.ids.has(id))).toEqual([]);
  });

  test.each([
    { what: 'a reply that counts wrong', fault: faults.miscount(4) },
    { what: 'a write concern that is not met on the retry either', fault: faults.failWriteConcern(91, 'ShutdownInProgress') },
    { what: 'a majority that does not follow in time', fault: faults.failWriteConcern(64, 'WriteConcernTimeout') },
    { what: 'members that are not there', fault: faults.failWriteConcern(100, 'UnsatisfiableWriteConcern') },
  ])('$what is never a 200', async ({ fault }) => {
    mongo.script('insert', fault);

    expect(await service.call()).toMatchObject({ status: 503 });
  });

  test('a record that is refused is 503 to its request', async () => {
    mongo.script('insert', faults.refuseRecords(121, 2));

    expect(await callAndCount()).toMatchObject({ status: 503, attempts: 1 });
  });

  test('a login that is refused after connections broke is not ready, and passes by itself', async () => {
    // Drivers without a credential log in with nothing, so that the first command that they send stands for it.
    mongo.script('insert', faults.refuse(18, 'AuthenticationFailed'));
    mongo.script('ping', faults.refuse(18, 'AuthenticationFailed'));

    expect((await service.call()).detail).toMatch('AuthenticationFailed');
    await eventually(async () => !(await service.isReady()));
    mongo.heal();

    await eventually(() => service.isReady());
  });

  test('HEAD answers 200 and writes nothing', async () => {
    const before = mongo.records.ids.size;

    const response = await service.fetch('/api/data', { method: 'HEAD' });

    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect(response.headers.get('Content-Type')).toMatch('application/json');
    expect(mongo.records.ids.size).toBe(before);
  });

  test.each([
    { status: 200, method: 'GET', fault: undefined },
    { status: 503, method: 'GET', fault: faults.refuse(13, 'Unauthorized') },
    { status: 405, method: 'POST', fault: undefined },
  ])('no cache keeps an answer of $status', async ({ status, method, fault }) => {
    if (fault) mongo.script('insert', fault);

    const response = await service.fetch('/api/data', { method });

    expect([response.status, response.headers.get('Cache-Control')]).toEqual([status, 'no-store']);
  });

  test('sends no command but those that its user is let do, on records alone', async () => {
    await service.fetch('/api/stats');

    const own = [...mongo.commandsSeen].filter((command) => !/^(hello|ismaster|isMaster|ping|endSessions) /.test(command));
    expect(own.sort()).toEqual(['aggregate records', 'dropIndexes records', 'find records', 'insert records']);
  });
});
