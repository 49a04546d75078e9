import type { Redis, Result } from 'ioredis';

/**
 * The changes, each one script, so that the user, the e-mail index and the order index change together or not at all.
 *
 * A user is a hash; `emails` maps an e-mail in lower case to the id of its user; `order` is a sorted set of ids with equal scores,
 * which Redis keeps in the order of the ids, and so of time. Scripts answer with a word, then the fields of the user. What
 * keys begin with is given as a key, since the connection may put a prefix before it.
 */
const FIELDS = `'name', 'email', 'created_at', 'updated_at', 'version'`;

const SHOW_USER = `
local function show(key)
  local fields = redis.call('HMGET', key, ${FIELDS})
  table.insert(fields, 1, 'ok')
  return fields
end`;

const FIND_REFUSAL = `
local function refusal(key, first)
  local version = redis.call('HGET', key, 'version')
  if not version then return 'absent' end
  if ARGV[first] == 'any' then return nil end
  for index = first + 1, #ARGV do
    if ARGV[index] == version then return nil end
  end
  return 'changed'
end`;

const CREATE = `${SHOW_USER}
local user, emails, order = KEYS[1], KEYS[2], KEYS[3]
local id, name, email, email_key, now = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
if redis.call('EXISTS', user) == 1 then return show(user) end
if redis.call('HEXISTS', emails, email_key) == 1 then return {'taken'} end
redis.call('HSET', user, 'name', name, 'email', email, 'email_key', email_key, 'created_at', now, 'updated_at', now, 'version', 1)
redis.call('HSET', emails, email_key, id)
redis.call('ZADD', order, 0, id)
return show(user)`;

const UPDATE = `${SHOW_USER}${FIND_REFUSAL}
local user, emails = KEYS[1], KEYS[2]
local id, now, name, email, email_key = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local refused = refusal(user, 6)
if refused then return {refused} end
if email_key ~= '' then
  local owner = redis.call('HGET', emails, email_key)
  if owner and owner ~= id then return {'taken'} end
  redis.call('HDEL', emails, redis.call('HGET', user, 'email_key'))
  redis.call('HSET', emails, email_key, id)
  redis.call('HSET', user, 'email', email, 'email_key', email_key)
end
if name ~= '' then redis.call('HSET', user, 'name', name) end
redis.call('HSET', user, 'updated_at', now)
redis.call('HINCRBY', user, 'version', 1)
return show(user)`;

const DELETE = `${FIND_REFUSAL}
local user, emails, order = KEYS[1], KEYS[2], KEYS[3]
local id = ARGV[1]
local refused = refusal(user, 2)
if refused then return {refused} end
redis.call('HDEL', emails, redis.call('HGET', user, 'email_key'))
redis.call('ZREM', order, id)
redis.call('DEL', user)
return {'ok'}`;

const LIST = `
local order, user = KEYS[1], KEYS[2]
local ids = redis.call('ZREVRANGEBYLEX', order, ARGV[1], '-', 'LIMIT', 0, ARGV[2])
local users = {}
for index, id in ipairs(ids) do
  users[index] = redis.call('HMGET', user .. id, ${FIELDS})
  table.insert(users[index], 1, id)
end
return {redis.call('ZCARD', order), users}`;

/** What a change answers: a word, then name, e-mail, creation, last change and version. */
export type ChangeReply = readonly ['ok', ...string[]] | readonly ['absent' | 'changed' | 'taken'];

/** Total, then for each user its id and fields. */
export type ListReply = readonly [number, readonly (readonly string[])[]];

declare module 'ioredis' {
  interface RedisCommander<Context> {
    createUser(...keysAndArguments: string[]): Result<ChangeReply, Context>;
    updateUser(...keysAndArguments: string[]): Result<ChangeReply, Context>;
    deleteUser(...keysAndArguments: string[]): Result<ChangeReply, Context>;
    listUsers(...keysAndArguments: (string | number)[]): Result<ListReply, Context>;
  }
}

/** Teaches a connection the scripts. Each goes over the wire once; later calls name its digest. */
export function defineScripts(redis: Redis): void {
  redis.defineCommand('createUser', { numberOfKeys: 3, lua: CREATE });
  redis.defineCommand('updateUser', { numberOfKeys: 2, lua: UPDATE });
  redis.defineCommand('deleteUser', { numberOfKeys: 3, lua: DELETE });
  redis.defineCommand('listUsers', { numberOfKeys: 2, lua: LIST, readOnly: true });
}
