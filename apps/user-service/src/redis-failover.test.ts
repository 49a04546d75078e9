import { connectRedis } from '@fairlead/service-kit/redis';
import { describeWithOwnRedis, eventually, OwnRedis, type RunningService, Wire } from '@fairlead/service-kit/testing';
import { v7 } from 'uuid';
import { type Client, clientOf, newEmail } from '../testing/on-each-store';
import { startService } from '../testing/start-service';
import { RedisUserStore } from './store/redis-user-store';

describeWithOwnRedis('user-service while another Redis becomes the primary', () => {
  let one: OwnRedis;
  let other: OwnRedis;
  let wire: Wire;
  let service: RunningService;
  let client: Client;

  beforeEach(async () => {
    [one, other] = await Promise.all([OwnRedis.start(), OwnRedis.start()]);
    await other.admin.replicaof('127.0.0.1', one.port);
    await eventually(async () => (await other.admin.info('replication')).includes('master_link_status:up'));
    wire = new Wire(one.url);
    const url = await wire.open();
    service = await startService(({ log, metrics }) => {
      const redis = connectRedis({ url, password: undefined, log });
      return new RedisUserStore(redis, { now: () => new Date(), newId: () => v7(), metrics });
    });
    client = clientOf(() => service);
    await eventually(async () => (await client.send('GET', '/health/ready')).ok);
  });
  afterEach(async () => {
    await service.stop();
    wire.cut();
    await Promise.all([one, other].map((redis) => redis.stop()));
  });

  /** The address leads to the new primary; open connections stay with the old one, which is a replica now: of the new one, or of nobody that answers. */
  async function failOver(primaryPort = other.port): Promise<void> {
    wire.leadTo(other.url);
    await other.admin.replicaof('NO', 'ONE');
    await one.admin.replicaof('127.0.0.1', primaryPort);
  }
  const create = () => client.send('POST', '/users', { name: 'Ada', email: newEmail() });

  test('writes go on with the new one without a restart, and the users are there', async () => {
    const before = await client.create();
    await eventually(async () => (await other.admin.zcard('user-service:order')) === 1);
    await failOver();

    const statuses: number[] = [];
    await eventually(async () => {
      const { status } = await create();
      statuses.push(status);
      return status === 201;
    }, 5_000);

    expect(statuses.filter((status) => status !== 201 && status !== 503)).toEqual([]);
    expect((await client.send('GET', `/users/${before.id}`)).status).toBe(200);
    expect(await other.admin.zcard('user-service:order')).toBe(2);
    await eventually(async () => (await client.send('GET', '/health/ready')).ok);
  });

  test('who only reads is led to the new one too', async () => {
    await failOver(1);
    await other.admin.hset('user-service:user:new', { name: 'New', email: 'new@example.org', created_at: '', updated_at: '', version: 1 });

    await eventually(async () => (await client.send('GET', '/users/new')).status === 200, 5_000);
  });

  test('while the address leads to a replica it is not ready, alive, and answers writes with 503', async () => {
    wire.leadTo(one.url);
    await one.admin.replicaof('127.0.0.1', other.port);

    await eventually(async () => (await client.send('GET', '/health/ready')).status === 503);
    const [write, live] = [await create(), await client.send('GET', '/health/live')];

    expect([write.status, live.status]).toEqual([503, 200]);
    expect(write.headers.get('Retry-After')).toBe('1');

    await one.admin.replicaof('NO', 'ONE');
    await eventually(async () => (await create()).status === 201, 5_000);
  });
});
