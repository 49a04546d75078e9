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

/** A fault of one command, by name so that a failed run says what it did. */
interface NamedFault {
  readonly what: string;
  readonly fault: Fault;
}

/** Most keep the connection, so that a run meets many of them. */
const fault = oneof(
  { weight: 2, arbitrary: integer({ min: 1, max: 800 }).map((ms): NamedFault => ({ what: `slow(${ms})`, fault: faults.slow(ms) })) },
  { weight: 2, arbitrary: code.map((each): NamedFault => ({ what: `refuse(${each})`, fault: faults.refuse(each, 'Refused') })) },
  {
    weight: 4,
    arbitrary: record({ each: code, place: integer({ min: 0, max: 4 }) }).map(({ each, place }): NamedFault => ({
      what: `refuseRecords(${each}, ${place})`,
      fault: faults.refuseRecords(each, place),
    })),
  },
  {
    weight: 2,
    arbitrary: code.map((each): NamedFault => ({ what: `failWriteConcern(${each})`, fault: faults.failWriteConcern(each, 'NotDurable') })),
  },
  { weight: 2, arbitrary: integer({ min: -1, max: 12 }).map((n): NamedFault => ({ what: `miscount(${n})`, fault: faults.miscount(n) })) },
  {
    weight: 1,
    arbitrary: oneof(
      constant<NamedFault>({ what: 'lostReply()', fault: faults.lostReply() }),
      constant<NamedFault>({ what: 'stepDownHalfWay()', fault: faults.stepDownHalfWay() }),
      integer({ min: 0, max: 60 }).map((bytes): NamedFault => ({ what: `cutReply(${bytes})`, fault: faults.cutReply(bytes) })),
      uint8Array({ minLength: 1, maxLength: 64 }).map((bytes): NamedFault => ({
        what: `garbage(${bytes.toString()})`,
        fault: faults.garbage(bytes),
      })),
    ),
  },
);

/** What can go wrong with a MongoDB. Each passes by itself, a command without a reply after three seconds. */
export const anyIncident: Arbitrary<Incident> = oneof(
  {
    weight: 20,
    arbitrary: record({ fault, command: constantFrom('insert', 'insert', 'insert', 'find', 'ping') }).map(
      ({ fault: { what, fault }, command }) => ({
        what: `${command}: ${what}`,
        happen: async (mongo: ScriptedMongo) => mongo.scriptNext(command, fault),
      }),
    ),
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
