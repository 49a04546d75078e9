import type { NewUser, UserChange, UserList, UserPage } from '@fairlead/contracts/user-service/http';
import type { Metrics } from '@fairlead/service-kit';
import type { Redis } from 'ioredis';
import { checkRedis } from '@fairlead/service-kit/redis';
import { timeOperations } from './redis-operation';
import { type ChangeReply, defineScripts } from './redis-scripts';
import { emailKey, refuse, type Sources, type StoredUser, type UserStore } from './user-store';

/** Users in Redis: one script for each change, so that any number of pods can share it. */
export class RedisUserStore implements UserStore {
  readonly dependencies = { redis: { check: (signal: AbortSignal) => checkRedis(this.#redis, signal) } };
  readonly #redis: Redis;
  readonly #sources: Sources;
  readonly #timed: ReturnType<typeof timeOperations>;
  readonly #keys: { readonly user: string; readonly emails: string; readonly order: string };

  /** @param prefix of every key; other services may share the Redis */
  constructor(
    redis: Redis,
    { metrics, prefix = 'user-service:', ...sources }: Sources & { metrics: Pick<Metrics, 'registry'>; prefix?: string },
  ) {
    defineScripts(redis);
    this.#redis = redis;
    this.#sources = sources;
    this.#timed = timeOperations(metrics);
    this.#keys = { user: `${prefix}user:`, emails: `${prefix}emails`, order: `${prefix}order` };
  }

  async create({ name, email }: NewUser, id = this.#sources.newId()): Promise<StoredUser> {
    const { emails, order } = this.#keys;
    const reply = await this.#timed('create', () =>
      this.#redis.createUser(this.#userKey(id), emails, order, id, name, email, emailKey(email), this.#now()),
    );
    return toStored(id, reply);
  }

  async list({ limit, cursor }: UserPage): Promise<UserList> {
    const from = cursor === undefined ? '+' : `(${cursor}`;
    const [total, rows] = await this.#timed('list', () => this.#redis.listUsers(this.#keys.order, this.#keys.user, from, limit + 1));
    const data = rows.slice(0, limit).map(([id = '', ...fields]) => fromFields(id, fields).user);
    return { data, total, next_cursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
  }

  async find(id: string): Promise<StoredUser | undefined> {
    const fields = await this.#timed('find', () =>
      this.#redis.hmget(this.#userKey(id), 'name', 'email', 'created_at', 'updated_at', 'version'),
    );
    return fields[0] === null ? undefined : fromFields(id, fields as string[]);
  }

  async update(id: string, { name = '', email = '' }: UserChange, versions?: readonly number[]): Promise<StoredUser> {
    const reply = await this.#timed('update', () =>
      this.#redis.updateUser(
        this.#userKey(id),
        this.#keys.emails,
        id,
        this.#now(),
        name,
        email,
        emailKey(email),
        ...precondition(versions),
      ),
    );
    return toStored(id, reply);
  }

  async delete(id: string, versions?: readonly number[]): Promise<void> {
    const { emails, order } = this.#keys;
    const reply = await this.#timed('delete', () =>
      this.#redis.deleteUser(this.#userKey(id), emails, order, id, ...precondition(versions)),
    );
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

function precondition(versions: readonly number[] | undefined): readonly string[] {
  return versions ? ['one of', ...versions.map(String)] : ['any'];
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
