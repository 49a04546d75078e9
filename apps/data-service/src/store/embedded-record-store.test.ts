import { EmbeddedRecordStore } from './embedded-record-store';
import { createRandomHex } from './random-hex';
import { PAYLOAD_CHARACTERS } from './record-store';
import { describeRecordStore } from '../../testing/record-store.suite';

const open = () => new EmbeddedRecordStore({ now: () => new Date(), newPayload: createRandomHex(PAYLOAD_CHARACTERS) });

describe('EmbeddedRecordStore', () => {
  describeRecordStore(open);

  test('forgets the oldest records beyond 100,000', async () => {
    const store = open();

    for (let batch = 0; batch < 101; batch += 1) await store.newBatch(200).send(new AbortController().signal);

    expect(await store.count()).toBe(100_000);
  });
});
