import { setTimeout as delay } from 'node:timers/promises';
import type { BSON } from 'mongodb';
import { writeReply } from './mongo-wire';
import { DUPLICATE_KEY } from './record-collection';
import { type Fault, NOT_WRITABLE_PRIMARY } from './scripted-mongo';

/** Faults of a MongoDB server, to be scripted for a command of {@link ScriptedMongo}. */
export const faults = {
  /** Answers late. */
  slow:
    (ms: number): Fault =>
    async ({ run }) => {
      await delay(ms, undefined, { ref: false });
      return run();
    },

  /** Takes the command and never answers. */
  blackHole: (): Fault => async () => undefined,

  /** Carries it out, and never answers. */
  lostReply:
    (): Fault =>
    async ({ run }) => {
      await run();
      return undefined;
    },

  /** Refuses the command as a whole. */
  refuse:
    (code: number, codeName: string): Fault =>
    async () => ({ ok: 0, code, codeName, errmsg: `refused: ${codeName}` }),

  /** Refuses some records, by their places in the command, and stores the others. An id that it calls a duplicate is there, of another. */
  refuseRecords:
    (code: number, ...places: readonly number[]): Fault =>
    async ({ command, records, run }) => {
      const { documents = [] } = command.body as { documents?: BSON.Document[] };
      const refused = places.filter((place) => place < documents.length);
      if (code === DUPLICATE_KEY) records.insert(refused.flatMap((place) => documents[place] ?? []));
      command.body['documents'] = documents.filter((_, place) => !places.includes(place));
      const reply = await run();
      return { ...reply, writeErrors: refused.map((index) => ({ index, code, errmsg: 'refused' })) };
    },

  /** Stores the first half; then it is no primary any more. */
  stepDownHalfWay:
    (): Fault =>
    async ({ command, run }) => {
      const { documents = [] } = command.body as { documents?: BSON.Document[] };
      command.body['documents'] = documents.slice(0, documents.length / 2);
      await run();
      return NOT_WRITABLE_PRIMARY;
    },

  /** Stores everything, but does not make it durable. */
  failWriteConcern:
    (code: number, codeName: string): Fault =>
    async ({ run }) => ({ ...(await run()), writeConcernError: { code, codeName, errmsg: 'waiting for replication' } }),

  /** Says that it stored another number than it did, or none at all. */
  miscount:
    (n: number | undefined): Fault =>
    async ({ run }) => ({ ...(await run()), n }),

  /** Carries it out; the connection breaks after so many bytes of the reply. */
  cutReply:
    (bytes: number): Fault =>
    async ({ command, socket, run }) => {
      const reply = writeReply(command, await run());
      socket.end(reply.subarray(0, bytes));
      return undefined;
    },

  /** Carries it out and answers with bytes that are no reply. */
  garbage:
    (bytes: Uint8Array): Fault =>
    async ({ socket, run }) => {
      await run();
      socket.write(bytes);
      return undefined;
    },
};
