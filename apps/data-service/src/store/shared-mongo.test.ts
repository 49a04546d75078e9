import { createLog, createMetrics } from '@fairlead/service-kit';
import { describeWithMongo, realMongo } from '../../testing/real-mongo';
import { connectMongo } from './mongo-connection';
import { MongoRecordStore } from './mongo-record-store';
import { createRandomHex } from './random-hex';
import { PAYLOAD_CHARACTERS } from './record-store';

const never = new AbortController().signal;
const log = createLog({ name: 'test' }, { LOG_LEVEL: 'error', SERVICE_VERSION: 'test' });
const anonymous = { MONGO_POOL_SIZE: 1, MONGO_USERNAME: undefined, MONGO_PASSWORD: undefined };

test('the user is looked up in admin, whatever database the address names', () => {
  const credential = { MONGO_POOL_SIZE: 1, MONGO_USERNAME: 'shop', MONGO_PASSWORD: 'secret' };

  const { options } = connectMongo('mongodb://mongo:27017/shop_prod?authSource=admin', credential);

  expect(options).toMatchObject({ dbName: 'shop_prod', credentials: { username: 'shop', source: 'admin' } });
});

describeWithMongo('records of several platforms on one MongoDB', () => {
  // The last makes the longest name that MongoDB takes, of 63 bytes.
  const urls = ['_dev', '_prod', '_prod'.padEnd(26, 'x')].map((ending) => {
    const url = new URL(realMongo.newUrl());
    url.pathname += ending;
    url.search = '?authSource=admin';
    return url.href;
  });
  afterAll(() => realMongo.drop(...urls));

  test('none reads or counts those of another', async () => {
    const stores = urls.map(
      (url) =>
        new MongoRecordStore(() => connectMongo(url, anonymous), {
          now: () => new Date(),
          newPayload: createRandomHex(PAYLOAD_CHARACTERS),
          log,
          metrics: createMetrics({ SERVICE_VERSION: 'test' }),
          ttlSeconds: undefined,
          mostReads: 1,
        }),
    );

    const batches = stores.map((store, index) => store.newBatch(index + 1));
    await Promise.all(batches.map((batch) => batch.send(never)));

    expect(await Promise.all(stores.map((store) => store.count()))).toEqual([5, 10, 15]);
    const read = await Promise.all(stores.map((store) => store.findWritten(20)));
    expect(read.map((ids) => ids.length)).toEqual([5, 10, 15]);
    await Promise.all(stores.map((store) => store.close()));
  });
});
