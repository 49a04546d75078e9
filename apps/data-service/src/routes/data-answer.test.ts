import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import { array, assert, boolean, constantFrom, integer, property, record, string } from 'fast-check';
import { dataAnswerWriter } from './data-answer';

const ids = array(string(), { maxLength: 5 });
/** Some share what they read. */
const shared = [['a', 'b', 'c', 'd', 'e'], ['"quoted"'], []];

test('writes what JSON.stringify would, whatever the ids, the time and the answer before', () => {
  const call = record({ ids: constantFrom(...shared), writes: ids, cached: boolean(), ms: integer({ min: 0, max: 3 }) });
  assert(
    property(array(call), (calls) => {
      let time = 0;
      const write = dataAnswerWriter(() => time);

      for (const { ids: reads, writes, cached, ms } of calls) {
        time = Date.UTC(2026, 0, 2) + ms;

        const text = write({ ids: reads, writes, cached });

        const timestamp = new Date(time).toISOString();
        expect(text).toBe(JSON.stringify({ status: 'success', reads, writes, cached, timestamp } satisfies DataAnswer));
      }
    }),
  );
});
