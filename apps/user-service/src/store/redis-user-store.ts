import {
  emailKey,
  IDEMPOTENCY_KEY,
  type NewUser,
  type UserChange,
  type UserList,
  type UserPage,
} from '@fairlead/contracts/user-service/http';
import type { Metrics, Span } from '@fairlead/service-kit';
import type { Redis } from 'ioredis';
import { checkRedis } from '@fairlead/service-kit/redis';
import { answerAgain, createdAnswer, fingerprintOf, takenAnswer } from './creation-answer';
import type { Precondition } from './precondition';
import { timeOperations } from './redis-operation';
import { type ChangeReply, defineScripts } from './redis-scripts';
import { type CreationProps, refuse, type Sources, type StoredUser, type UserStore } from './user-store';

/** Users in Redis: one script for each change, so that any number of pods can share it. */
export class RedisUserStore implements UserStore {
  readonly dependencies = { redis: { check: (signal: AbortSignal) => checkRedis(this.#redis, signal) } };
  readonly #redis: Redis;
  readonly #sources: Sources;
  readonly #timed: ReturnType<typeof timeOperations>;
  readonly #keys: { readonly user: string; readonly emails: string; readonly order: string; readonly creation: string };

  /** @param prefix of every key; other services may share the Redis */
  constructor(
    redis: Redis,
    { metrics, prefix = 'user-service:', ...sources }: Sources & { metrics: Pick<Metrics, 'registry'>; prefix?: string },
  ) {
    defineScripts(redis);
    this.#redis = redis;
    this.#sources = sources;
    this.#timed = timeOperations(redis, metrics);
    this.#keys = { user: `${prefix}user:`, emails: `${prefix}emails`, order: `${prefix}order`, creation: `${prefix}creation:` };
  }

  async create(user: NewUser, { id = this.#sources.newId(), idempotencyKey, span }: CreationProps = {}): Promise<StoredUser> {
    const { emails, order } = this.#keys;
    const { name, email } = user;
    const now = this.#now();
    const [userKey, key] = [this.#userKey(id), emailKey(email)];
    if (idempotencyKey === undefined) {
      const create = () => this.#redis.createUser(userKey, emails, order, id, name, email, key, now);
      return toStored(id, await this.#timed('create', create, span));
    }

    const answerKey = this.#keys.creation + idempotencyKey;
    const fingerprint = fingerprintOf(user);
    const answers = [createdAnswer(fingerprint, id, now), takenAnswer(fingerprint), IDEMPOTENCY_KEY.keptSeconds];
    const createOnce = () => this.#redis.createUserOnce(userKey, emails, order, answerKey, id, name, email, key, now, ...answers);
    const reply = await this.#timed('create', createOnce, span);
    return reply[0] === 'answered' ? answerAgain(reply[1], user) : toStored(id, reply);
  }

  async list({ limit, cursor }: UserPage, span?: Span): Promise<UserList> {
    const from = cursor === undefined ? '+' : `(${cursor}`;
    const list = () => this.#redis.listUsers(this.#keys.order, this.#keys.user, from, limit + 1);
    const [total, rows] = await this.#timed('list', list, span);
    const data = rows.slice(0, limit).map(([id = '', ...fields]) => fromFields(id, fields).user);
    return { data, total, next_cursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
  }

  async find(id: string, span?: Span): Promise<StoredUser | undefined> {
    const find = () => this.#redis.hmget(this.#userKey(id), 'name', 'email', 'created_at', 'updated_at', 'version');
    const fields = await this.#timed('find', find, span);
    return fields[0] === null ? undefined : fromFields(id, fields as string[]);
  }

  async update(id: string, { name = '', email = '' }: UserChange, precondition: Precondition = {}, span?: Span): Promise<StoredUser> {
    const key = email === '' ? '' : emailKey(email);
    const update = () =>
      this.#redis.updateUser(this.#userKey(id), this.#keys.emails, id, this.#now(), name, email, key, ...toArguments(precondition));
    const reply = await this.#timed('update', update, span);
    return toStored(id, reply);
  }

  async delete(id: string, precondition: Precondition = {}, span?: Span): Promise<void> {
    const { emails, order } = this.#keys;
    const remove = () => this.#redis.deleteUser(this.#userKey(id), emails, order, id, ...toArguments(precondition));
    const reply = await this.#timed('delete', remove, span);
    throwRefusal(id, reply);
  }

  count(): Promise<number> {
    return this.#timed('count', () => this.#redis.zcard(this.#keys.order));
  }

  async close(): Promise<void> {
    this.#redis.disconnect();
  }

  #userKey(id: string): string {
    return this.#keys.user + id;
  }

  #now(): string {
    return this.#sources.now().toISOString();
  }
}

/** As the scripts read it. A tag `*` is no version, and must not be taken for all of them. */
function toArguments({ accepted, excluded = [] }: Precondition): readonly (string | number)[] {
  return [
    ...(accepted ? [accepted.length, ...accepted] : ['any']),
    ...(excluded === 'any' ? ['*'] : excluded.filter((version) => version !== '*')),
  ];
}

function toStored(id: string, reply: ChangeReply): StoredUser {
  throwRefusal(id, reply);
  return fromFields(id, reply.slice(1));
}

function throwRefusal(id: string, [word]: ChangeReply): void {
  if (word !== 'ok') throw refuse[word](id);
}

/** In the order in which the scripts list them. */
function fromFields(id: string, [name = '', email = '', created_at = '', updated_at = '', version]: readonly string[]): StoredUser {
  return { user: { id, name, email, created_at, updated_at }, version: Number(version) };
}
