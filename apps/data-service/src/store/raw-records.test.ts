import { assert, date, integer, property } from 'fast-check';
import { readDocuments } from '../../testing/mongo-wire';
import { createRandomHex } from './random-hex';
import { RawRecords } from './raw-records';
import { PAYLOAD_CHARACTERS, RECORDS_PER_REQUEST } from './record-store';

const time = date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

test('are the records that were asked for, each with an id and a payload of its own', () => {
  const newHex = createRandomHex(PAYLOAD_CHARACTERS);
  assert(
    property(integer({ min: 1, max: 60 }), time, (requests, timestamp) => {
      const payloads: string[] = [];
      const newPayload = () => payloads[payloads.push(newHex()) - 1] as string;

      const records = new RawRecords(requests, { now: () => timestamp, newPayload });

      const ids = Array.from({ length: requests }, (_, request) => records.idsOf(request)).flat();
      const documents = readDocuments(records.bytes).map(({ _id, ...fields }) => ({ id: String(_id), ...fields }));
      expect(documents).toEqual(
        ids.map((id, n) => ({ id, type: 'write', index: n % RECORDS_PER_REQUEST, payload: payloads[n], timestamp })),
      );
      expect(records.count).toBe(requests * RECORDS_PER_REQUEST);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('refuse a payload of another length, which would shift what follows', () => {
  const newPayload = createRandomHex(PAYLOAD_CHARACTERS - 2);

  expect(() => new RawRecords(1, { now: () => new Date(), newPayload })).toThrow('a payload has 510 characters, not 512');
});
