import type { Redis, Result } from 'ioredis';

/**
 * The changes, each one script, so that the user, the e-mail index, the order index and the answer for an idempotency key change together
 * or not at all. When Redis is full the first write is refused, and none that follows one: a script that has begun to write ends.
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

/** From `first`: 'any', or how many versions are accepted, and these; then those that are excluded, '*' for all. */
const FIND_REFUSAL = `
local function refusal(key, first)
  local version = redis.call('HGET', key, 'version')
  if not version then return 'absent' end
  local last = first
  if ARGV[first] ~= 'any' then
    last = first + ARGV[first]
    local is_accepted = false
    for index = first + 1, last do
      if ARGV[index] == version then is_accepted = true end
    end
    if not is_accepted then return 'changed' end
  end
  for index = last + 1, #ARGV do
    if ARGV[index] == '*' or ARGV[index] == version then return 'excluded' end
  end
end`;

/** The fourth key, where there is one, keeps the answer. When Redis is full, a refusal is not kept, and told all the same. */
const CREATE = `${SHOW_USER}
local user, emails, order, answer = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, name, email, email_key, now = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local created, taken, seconds = ARGV[6], ARGV[7], ARGV[8]
if answer then
  local first = redis.call('GET', answer)
  if first then return {'answered', first} end
end
if redis.call('EXISTS', user) == 1 then return show(user) end
if redis.call('HEXISTS', emails, email_key) == 1 then
  if answer then redis.pcall('SET', answer, taken, 'EX', seconds) end
  return {'taken'}
end
redis.call('HSET', user, 'name', name, 'email', email, 'email_key', email_key, 'created_at', now, 'updated_at', now, 'version', 1)
redis.call('HSET', emails, email_key, id)
redis.call('ZADD', order, 0, id)
if answer then redis.call('SET', answer, created, 'EX', seconds) end
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
export type ChangeReply = readonly ['ok', ...string[]] | readonly ['absent' | 'changed' | 'excluded' | 'taken'];

/** The same, or what is kept for the idempotency key. */
export type CreationReply = ChangeReply | readonly ['answered', string];

/** Total, then for each user its id and fields. */
export type ListReply = readonly [number, readonly (readonly string[])[]];

declare module 'ioredis' {
  interface RedisCommander<Context> {
    createUser(...keysAndArguments: string[]): Result<ChangeReply, Context>;
    createUserOnce(...keysAndArguments: (string | number)[]): Result<CreationReply, Context>;
    updateUser(...keysAndArguments: (string | number)[]): Result<ChangeReply, Context>;
    deleteUser(...keysAndArguments: (string | number)[]): Result<ChangeReply, Context>;
    listUsers(...keysAndArguments: (string | number)[]): Result<ListReply, Context>;
  }
}

/** Teaches a connection the scripts. Each goes over the wire once; later calls name its digest. */
export function defineScripts(redis: Redis): void {
  redis.defineCommand('createUser', { numberOfKeys: 3, lua: CREATE });
  redis.defineCommand('createUserOnce', { numberOfKeys: 4, lua: CREATE });
  redis.defineCommand('updateUser', { numberOfKeys: 2, lua: UPDATE });
  redis.defineCommand('deleteUser', { numberOfKeys: 3, lua: DELETE });
  redis.defineCommand('listUsers', { numberOfKeys: 2, lua: LIST, readOnly: true });
}
