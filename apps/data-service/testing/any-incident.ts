import { type Arbitrary, constant, constantFrom, integer, oneof, record, uint8Array } from 'fast-check';
import { setTimeout as delay } from 'node:timers/promises';
import { faults } from './mongo-faults';
import type { Fault, ScriptedMongo } from './scripted-mongo';

/** Something that goes wrong with a server; resolves when it has passed or is scripted. */
export interface Incident {
  readonly what: string;
  readonly happen: (mongo: ScriptedMongo) => Promise<unknown>;
}

const code = constantFrom(6, 11, 13, 18, 50, 91, 112, 121, 189, 262, 10_107, 11_000, 11_600);

/** Faults of one command, by name so that a failed run says what it did. */
const fault: Arbitrary<{ readonly what: string; readonly fault: Fault }> = oneof(
  integer({ min: 1, max: 1_200 }).map((ms) => ({ what: `slow(${ms})`, fault: faults.slow(ms) })),
  constant({ what: 'lostReply()', fault: faults.lostReply() }),
  constant({ what: 'blackHole()', fault: faults.blackHole() }),
  constant({ what: 'stepDownHalfWay()', fault: faults.stepDownHalfWay() }),
  code.map((each) => ({ what: `refuse(${each})`, fault: faults.refuse(each, 'Refused') })),
  record({ each: code, place: integer({ min: 0, max: 9 }) }).map(({ each, place }) => ({
    what: `refuseRecords(${each}, ${place})`,
    fault: faults.refuseRecords(each, place),
  })),
  code.map((each) => ({ what: `failWriteConcern(${each})`, fault: faults.failWriteConcern(each, 'NotDurable') })),
  integer({ min: -1, max: 12 }).map((n) => ({ what: `miscount(${n})`, fault: faults.miscount(n) })),
  integer({ min: 0, max: 60 }).map((bytes) => ({ what: `cutReply(${bytes})`, fault: faults.cutReply(bytes) })),
  uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => ({ what: `garbage(${bytes.toString()})`, fault: faults.garbage(bytes) })),
);

/** Whatever can go wrong with a MongoDB and passes within two seconds. */
export const anyIncident: Arbitrary<Incident> = oneof(
  {
    weight: 6,
    arbitrary: record({
      fault,
      command: constantFrom('insert', 'insert', 'insert', 'find', 'ping'),
      times: integer({ min: 1, max: 3 }),
    }).map(({ fault: { what, fault }, command, times }) => ({
      what: `${command}: ${what} × ${times}`,
      happen: async (mongo: ScriptedMongo) => mongo.script(command, faults.first(times, fault)),
    })),
  },
  {
    weight: 2,
    arbitrary: integer({ min: 0, max: 4_000 }).map((bytes) => ({
      what: `inserts cut at ${bytes}`,
      happen: (mongo: ScriptedMongo) =>
        forAWhile(
          100,
          () => (mongo.cutInsertsAt = bytes),
          () => (mongo.cutInsertsAt = undefined),
        ),
    })),
  },
  { weight: 1, arbitrary: constant({ what: 'connections break', happen: async (mongo: ScriptedMongo) => mongo.drop() }) },
  {
    weight: 1,
    arbitrary: integer({ min: 1, max: 1_500 }).map((ms) => ({
      what: `frozen for ${ms} ms`,
      happen: (mongo: ScriptedMongo) =>
        forAWhile(
          ms,
          () => mongo.freeze(),
          () => mongo.thaw(),
        ),
    })),
  },
  {
    weight: 1,
    arbitrary: integer({ min: 1, max: 1_500 }).map((ms) => ({
      what: `stopped for ${ms} ms`,
      happen: (mongo: ScriptedMongo) =>
        forAWhile(
          ms,
          () => mongo.stop(),
          () => mongo.start(),
        ),
    })),
  },
);

async function forAWhile(ms: number, begin: () => unknown, end: () => unknown): Promise<void> {
  begin();
  await delay(ms);
  await end();
}
