import type { User } from '@fairlead/contracts/user-service/http';
import { connectRedis } from '@fairlead/service-kit/redis';
import { describeWithOwnRedis, eventually, OwnRedis, type RunningService } from '@fairlead/service-kit/testing';
import { v7 } from 'uuid';
import { type Client, clientOf, newEmail } from '../testing/on-each-store';
import { startService } from '../testing/start-service';
import { RedisUserStore } from './store/redis-user-store';

describeWithOwnRedis('user-service while Redis is full', () => {
  let redis: OwnRedis;
  let service: RunningService;
  let client: Client;

  beforeEach(async () => {
    redis = await OwnRedis.start('--maxmemory-policy', 'volatile-lru');
    service = await startService(({ log, metrics }) => {
      const connection = connectRedis({ url: redis.url, password: undefined, log });
      return new RedisUserStore(connection, { now: () => new Date(), newId: () => v7(), metrics });
    });
    client = clientOf(() => service);
    await eventually(async () => (await client.send('GET', '/health/ready')).ok);
  });
  afterEach(async () => {
    await service.stop();
    await redis.stop();
  });

  const fill = () => redis.admin.config('SET', 'maxmemory', '1');
  const makeRoom = () => redis.admin.config('SET', 'maxmemory', '0');
  const newUser = () => ({ name: 'Ada', email: newEmail() });
  const refusals = async () => /^redis_full_total (\d+)$/m.exec(await (await client.send('GET', '/metrics')).text())?.[1];

  test('what needs room is 507 and counted, nothing is half stored, and all else goes on', async () => {
    const [kept, gone] = [await client.create(), await client.create()];
    const user = newUser();
    await fill();

    const created = await client.send('POST', '/users', user);
    const renamed = await client.send('PATCH', `/users/${kept.id}`, { name: 'Grace' });
    const others = [
      await client.send('GET', `/users/${kept.id}`),
      await client.send('GET', '/users'),
      await client.send('DELETE', `/users/${gone.id}`),
      await client.send('POST', '/users', { ...user, email: kept.email }),
      await client.send('GET', '/health/ready'),
    ];

    expect([created.status, renamed.status]).toEqual([507, 507]);
    expect(await created.json()).toMatchObject({ title: 'Insufficient Storage', status: 507 });
    expect(others.map(({ status }) => status)).toEqual([200, 200, 204, 409, 200]);
    expect(await refusals()).toBe('2');
    expect(await redis.admin.hlen('user-service:emails')).toBe(1);

    await makeRoom();
    expect((await client.send('POST', '/users', user)).status).toBe(201);
  });

  test('a 507 is not kept for an idempotency key, and one kept before gives way: then a taken e-mail is 409', async () => {
    const [headers, user, late] = [{ 'Idempotency-Key': v7() }, newUser(), newUser()];
    const lateHeaders = { 'Idempotency-Key': v7() };
    const first = await client.send('POST', '/users', user, headers);
    await fill();

    const refused = await client.send('POST', '/users', late, lateHeaders);
    const again = await client.send('POST', '/users', user, headers);
    await makeRoom();
    const retried = await client.send('POST', '/users', late, lateHeaders);

    expect([first, refused, again, retried].map(({ status }) => status)).toEqual([201, 507, 409, 201]);
    expect(((await (await client.send('GET', `/users?limit=1`)).json()) as { data: User[] }).data[0]?.email).toBe(late.email);
  });
});
