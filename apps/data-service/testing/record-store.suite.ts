import type { RecordStore } from '../src/store/record-store';

const never = new AbortController().signal;

/** What every store of records promises: run against each of them, the real server included. Each test gets an empty store. */
export function describeRecordStore(open: () => RecordStore): void {
  let store: RecordStore;
  beforeEach(() => {
    store = open();
  });
  afterEach(() => store.close());

  test('is empty at first', async () => {
    expect(await store.count()).toBe(0);
    expect(await store.findWritten(5)).toEqual([]);
  });

  test('stores nothing before a batch is sent', async () => {
    store.newBatch(3);

    expect(await store.count()).toBe(0);
  });

  test('stores five records for each request, each under an id of its own', async () => {
    const batch = store.newBatch(200);

    const refused = await batch.send(never);

    const ids = Array.from({ length: 200 }, (_, request) => batch.idsOf(request)).flat();
    expect(refused.size).toBe(0);
    expect(new Set(ids).size).toBe(1_000);
    expect(await store.count()).toBe(1_000);
    expect([...(await store.findWritten(2_000))].sort()).toEqual(ids.sort());
  });

  test('names the records of a request in the order of time', async () => {
    const batches = [store.newBatch(2), store.newBatch(1)];

    const ids = batches.flatMap((batch, n) => (n === 0 ? [batch.idsOf(0), batch.idsOf(1)] : [batch.idsOf(0)])).flat();

    expect(ids).toEqual([...ids].sort());
  });

  test('stores a batch once, however often it is sent', async () => {
    const batch = store.newBatch(2);
    await batch.send(never);

    const refused = await batch.send(never);

    expect(refused.size).toBe(0);
    expect(await store.count()).toBe(10);
  });

  test('finds as many records as asked for, or all there are', async () => {
    await store.newBatch(2).send(never);

    expect(await store.findWritten(5)).toHaveLength(5);
    expect(await store.findWritten(100)).toHaveLength(10);
  });
}
