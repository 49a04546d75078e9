import { randomUUID } from 'node:crypto';
import type { User, UserList } from '@fairlead/contracts/user-service/http';
import { type Collector, eventually, startCollector } from '@fairlead/service-kit/testing';
import { type SpawnedApp, spawnApp } from '../testing/spawn-app';

const redisUrl = process.env['REDIS_URL'];
const REASON = redisUrl === undefined ? ' (skipped: set REDIS_URL to run it against a real Redis)' : '';

describe.each([
  ['the embedded store', { REDIS_URL: '' }, describe],
  [`a real Redis${REASON}`, { REDIS_URL: redisUrl }, redisUrl === undefined ? describe.skip : describe],
])('user-service behind the gateway, on %s', (_store, env, describeHere) => {
  describeHere('as processes of their own', () => {
    let users: SpawnedApp;
    let gateway: SpawnedApp;
    let collector: Collector;
    const leftBehind: string[] = [];

    beforeAll(async () => {
      collector = await startCollector();
      users = await spawnApp('user-service', { ...env, ...collector.environment });
      gateway = await spawnApp('api-gateway', { USER_SERVICE_URL: users.url, ...collector.environment });
      await eventually(() => gateway.log.some((line) => line['message'] === 'user-service is up'));
    }, 20_000);

    afterAll(async () => {
      await Promise.all(leftBehind.map((id) => call('DELETE', `/api/users/${id}`)));
      const codes = [await gateway.stop(), await users.stop()];
      await collector.stop();
      expect(codes).toEqual([0, 0]);
    });

    const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      fetch(gateway.url + path, {
        method,
        headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const newUser = () => ({ name: 'Ada', email: `${randomUUID()}@example.org` });
    const created = async () => {
      const user = (await (await call('POST', '/api/users', newUser())).json()) as User;
      leftBehind.push(user.id);
      return user;
    };

    test('creates a user, whose Location leads to it', async () => {
      const user = newUser();

      const response = await call('POST', '/api/users', user);
      const location = response.headers.get('location') ?? '';
      const found = await call('GET', location);
      leftBehind.push(location.slice('/api/users/'.length));

      expect(response.status).toBe(201);
      expect(location).toMatch(/^\/api\/users\/[0-9a-f-]{36}$/);
      expect(found.status).toBe(200);
      expect(await found.json()).toMatchObject(user);
    });

    test('updates and deletes a user', async () => {
      const { id } = await created();

      const replaced = await call('PUT', `/api/users/${id}`, newUser());
      const changed = await call('PATCH', `/api/users/${id}`, { name: 'Grace' });
      const deleted = await call('DELETE', `/api/users/${id}`);
      const gone = await call('GET', `/api/users/${id}`);

      expect([replaced.status, changed.status, deleted.status, gone.status]).toEqual([200, 200, 204, 404]);
      expect(await changed.json()).toMatchObject({ id, name: 'Grace' });
    });

    test('lists users page by page, newest first', async () => {
      const first = await created();
      const second = await created();

      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null && !ids.includes(first.id);) {
        const page = await call('GET', `/api/users?limit=1${cursor && `&cursor=${cursor}`}`);
        const { data, next_cursor } = (await page.json()) as UserList;
        ids.push(...data.map((user) => user.id));
        cursor = next_cursor;
      }

      // Others may write to the same store meanwhile.
      expect(ids.filter((id) => id === first.id || id === second.id)).toEqual([second.id, first.id]);
    });

    test('passes conditions and refusals through', async () => {
      const user = await created();
      const path = `/api/users/${user.id}`;
      const etag = (await call('GET', path)).headers.get('etag') ?? '';

      // With a condition and no Cache-Control, fetch says no-cache, which asks for the whole.
      const unchanged = await call('GET', path, undefined, { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' });
      const changed = await call('PATCH', path, { name: 'Grace' }, { 'If-Match': etag });
      const stale = await call('PATCH', path, { name: 'Alan' }, { 'If-Match': etag });
      const taken = await call('POST', '/api/users', { name: 'Bob', email: user.email.toUpperCase() });
      const invalid = await call('POST', '/api/users', { name: 1, email: 'x' });

      expect([unchanged.status, changed.status, stale.status, taken.status, invalid.status]).toEqual([304, 200, 412, 409, 400]);
      expect(invalid.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    });

    test('a request carries one request id in both logs and in its answer', async () => {
      const id = `e2e-${randomUUID()}`;

      const response = await call('GET', '/api/users/nobody', undefined, { 'X-Request-ID': id });

      expect(response.headers.get('x-request-id')).toBe(id);
      expect(await response.json()).toMatchObject({ status: 404, instance: id });
      expect(await gateway.logged(id)).toMatchObject({
        service: 'api-gateway',
        path: '/api/users/nobody',
        route: '/api/users/:id',
        status: 404,
      });
      expect(await users.logged(id)).toMatchObject({ service: 'user-service', path: '/users/nobody', route: '/users/:id', status: 404 });
    });

    test('one trace leads from the gateway to the store', async () => {
      const id = `trace-${randomUUID()}`;

      await call('GET', '/api/users/018f0000-0000-7000-8000-000000000000', undefined, { 'X-Request-ID': id });

      const { trace_id: traceId } = await users.logged(id);
      const findSpan = async (service: string, kind: string) =>
        (await collector.find((span) => span.traceId === traceId && span.service === service && span.kind === kind))[0];
      const [asked, answered] = [await findSpan('api-gateway', 'client'), await findSpan('user-service', 'server')];
      expect(answered).toMatchObject({ name: 'GET /users/:id', parentId: asked?.spanId, attributes: { 'http.response.status_code': 404 } });
      if (!env.REDIS_URL) return;
      expect(await findSpan('user-service', 'client')).toMatchObject({
        name: 'HMGET',
        parentId: answered?.spanId,
        attributes: { 'db.system.name': 'redis', 'db.operation.name': 'HMGET' },
      });
    });

    test('refuses 2 MiB with 413 and broken JSON with 400', async () => {
      const large = await call('POST', '/api/users', { name: 'a'.repeat(2 * 1024 * 1024), email: 'a@example.org' });
      const broken = await fetch(`${gateway.url}/api/users`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{',
      });

      expect([large.status, broken.status]).toEqual([413, 400]);
    });
  });
});
