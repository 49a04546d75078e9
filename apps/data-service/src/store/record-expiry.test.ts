import { createLog } from '@fairlead/service-kit';
import { MongoNetworkError, MongoServerError } from 'mongodb';
import { applyExpiry } from './record-expiry';

/** A database that answers each command in turn with success (null), or with an error. */
function open(...replies: readonly (Error | null)[]) {
  const commands: object[] = [];
  const waiting = [...replies];
  const db = {
    command: async (command: object) => {
      commands.push(command);
      const reply = waiting.shift();
      if (reply) throw reply;
      return { ok: 1 };
    },
  };
  const log = createLog({ name: 'test' }, { LOG_LEVEL: 'error', SERVICE_VERSION: 'test' });
  const errors = jest.spyOn(log, 'error').mockReturnValue(log);
  return { db, log, commands, errors };
}

const refusal = (code: number, errmsg = 'refused') => new MongoServerError({ code, errmsg });
const create = {
  createIndexes: 'records',
  indexes: [{ name: 'records_expire', key: { timestamp: 1 }, expireAfterSeconds: 60 }],
};
const change = { collMod: 'records', index: { name: 'records_expire', expireAfterSeconds: 60 } };
const drop = { dropIndexes: 'records', index: 'records_expire' };

test.each([
  { when: 'it is set for the first time, or as before', ttl: 60, replies: [null], commands: [create] },
  { when: 'it was set to another time', ttl: 60, replies: [refusal(85), null], commands: [create, change] },
  { when: 'it is unset', ttl: undefined, replies: [null], commands: [drop] },
  { when: 'it was never set', ttl: undefined, replies: [refusal(27)], commands: [drop] },
  { when: 'nothing was ever written', ttl: undefined, replies: [refusal(26)], commands: [drop] },
])('settles the expiry without a word when $when', async ({ ttl, replies, commands: expected }) => {
  const { db, log, commands, errors } = open(...replies);

  await applyExpiry(db, 'records', ttl, log);

  expect(commands).toEqual(expected);
  expect(errors).not.toHaveBeenCalled();
});

test('a server that has no such index is named in the log, and what to do', async () => {
  const { db, log, errors } = open(refusal(238, 'Index option "expireAfterSeconds" is not implemented yet'));

  await applyExpiry(db, 'records', 60, log);

  expect(errors).toHaveBeenCalledTimes(1);
  expect(errors.mock.calls[0]?.[0]).toMatch('refused to let records expire after 60 s; do it by hand, or change RECORD_TTL_SECONDS');
});

test('a server that is away leaves it to be done again', async () => {
  const { db, log } = open(new MongoNetworkError('connection reset'));

  await expect(applyExpiry(db, 'records', 60, log)).rejects.toThrow('connection reset');
});
