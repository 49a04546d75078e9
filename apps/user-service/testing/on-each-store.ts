import type { User } from '@fairlead/contracts/user-service/http';
import { describeWithRedis, eventually, realRedis, type RunningService } from '@fairlead/service-kit/testing';
import { connectRedis } from '@fairlead/service-kit/redis';
import { v7 } from 'uuid';
import { EmbeddedUserStore } from '../src/store/embedded-user-store';
import { RedisUserStore } from '../src/store/redis-user-store';
import type { Sources } from '../src/store/user-store';
import { startService } from './start-service';

const sources: Sources = { now: () => new Date(), newId: () => v7() };

/** What a test of a served user-service asks it with. */
export interface Client {
  readonly url: string;
  readonly port: number;
  /** Sends a body as JSON, or none. */
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Creates a user with an e-mail of its own. */
  create(): Promise<User>;
}

/** An address that no other test has used. */
export const newEmail = () => `${v7()}@example.org`;

/** Asks the served service over sockets, once with users in memory and once with a real Redis. */
export function describeOnEachStore(suite: (client: Client) => void): void {
  describe('user-service on the embedded store', () => {
    describeServed(() => startService(() => new EmbeddedUserStore(sources)), suite);
  });

  describeWithRedis('user-service on Redis', () => {
    const prefix = realRedis.newPrefix();
    afterAll(() => realRedis.removeKeys([prefix]));
    const start = () =>
      startService(({ log, metrics }) => {
        const redis = connectRedis({ url: realRedis.url, password: undefined, log });
        return new RedisUserStore(redis, { ...sources, metrics, prefix });
      });

    describeServed(start, suite);
  });
}

function describeServed(start: () => Promise<RunningService>, suite: (client: Client) => void): void {
  let service: RunningService;
  beforeAll(async () => {
    service = await start();
    await eventually(async () => (await fetch(`${service.url}/health/ready`)).ok);
  });
  afterAll(() => service.stop());

  suite(clientOf(() => service));
}

/** A client of a service that is started later. */
export function clientOf(getService: () => RunningService): Client {
  const send: Client['send'] = (method, path, body, headers = {}) =>
    fetch(getService().url + path, {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    get url() {
      return getService().url;
    },
    get port() {
      return getService().port;
    },
    send,
    create: async () => (await (await send('POST', '/users', { name: 'Ada', email: newEmail() })).json()) as User,
  };
}
