import type { User, UserList } from '@fairlead/contracts/user-service/http';
import { v7 } from 'uuid';
import { describeOnEachStore, newEmail } from '../testing/on-each-store';

/** What a client is promised, asked over a socket. */
describeOnEachStore((client) => {
  test('says at / who it is, and that the internet reaches none of its routes', async () => {
    expect(await (await client.send('GET', '/')).json()).toMatchObject({ service: 'user-service', routes: [] });
  });

  test('creates a user: 201, its address and its entity tag', async () => {
    const email = newEmail();

    const response = await client.send('POST', '/users', { name: 'Ada', email: `  ${email} `, admin: true });

    const user = (await response.json()) as User;
    expect(response.status).toBe(201);
    expect(response.headers.get('Location')).toBe(`/users/${user.id}`);
    expect(response.headers.get('ETag')).toBe('"1"');
    expect(Object.keys(user)).toEqual(['id', 'name', 'email', 'created_at', 'updated_at']);
    expect(user.email).toBe(email);
  });

  test('reads, replaces, changes and deletes a user', async () => {
    const { id } = await client.create();
    const email = newEmail();

    const read = await client.send('GET', `/users/${id}`);
    const replaced = await client.send('PUT', `/users/${id}`, { name: 'Grace', email });
    const changed = await client.send('PATCH', `/users/${id}`, { name: 'Hopper' });
    const deleted = await client.send('DELETE', `/users/${id}`);
    const gone = await client.send('GET', `/users/${id}`);

    expect([read, replaced, changed, deleted, gone].map(({ status }) => status)).toEqual([200, 200, 200, 204, 404]);
    expect([read, replaced, changed].map(({ headers }) => headers.get('ETag'))).toEqual(['"1"', '"2"', '"3"']);
    expect(await changed.json()).toMatchObject({ id, name: 'Hopper', email });
  });

  test('lists users, and leads from page to page', async () => {
    const older = await client.create();
    const newer = await client.create();

    const first = (await (await client.send('GET', '/users?limit=1')).json()) as UserList;
    const second = (await (await client.send('GET', `/users?limit=1&cursor=${first.next_cursor}`)).json()) as UserList;

    expect([...first.data, ...second.data]).toEqual([newer, older]);
    expect(first.total).toBeGreaterThanOrEqual(2);
  });

  test('refuses an e-mail that is taken with 409', async () => {
    const { email } = await client.create();
    const { id } = await client.create();

    const responses = await Promise.all([
      client.send('POST', '/users', { name: 'Eve', email: email.toUpperCase() }),
      client.send('PUT', `/users/${id}`, { name: 'Eve', email }),
      client.send('PATCH', `/users/${id}`, { email }),
    ]);

    expect(responses.map(({ status }) => status)).toEqual([409, 409, 409]);
  });

  test.each([
    { what: 'no body', method: 'POST', path: '/users', body: undefined, fault: '' },
    { what: 'a name that is a number', method: 'POST', path: '/users', body: { name: 1, email: 'a@example.org' }, fault: 'name' },
    { what: 'an empty name', method: 'POST', path: '/users', body: { name: '', email: 'a@example.org' }, fault: 'name' },
    {
      what: 'a name of 201 characters',
      method: 'POST',
      path: '/users',
      body: { name: 'é'.repeat(201), email: 'a@example.org' },
      fault: 'name',
    },
    { what: 'an e-mail without a domain', method: 'POST', path: '/users', body: { name: 'Ada', email: 'ada' }, fault: 'email' },
    { what: 'a change of nothing', method: 'PATCH', path: `/users/${v7()}`, body: {}, fault: '' },
    { what: 'half a user', method: 'PUT', path: `/users/${v7()}`, body: { name: 'Ada' }, fault: 'email' },
    { what: 'a page of none', method: 'GET', path: '/users?limit=0', body: undefined, fault: 'limit' },
    { what: 'a page of 201', method: 'GET', path: '/users?limit=201', body: undefined, fault: 'limit' },
    { what: 'a foreign cursor', method: 'GET', path: '/users?cursor=next', body: undefined, fault: 'cursor' },
  ])('refuses $what with 400 and names the field', async ({ method, path, body, fault }) => {
    const response = await client.send(method, path, body);

    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toMatch('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 400,
      title: 'Bad Request',
      instance: response.headers.get('X-Request-ID'),
      errors: expect.arrayContaining([{ path: fault, message: expect.any(String) }]),
    });
  });

  test.each([
    { what: 'broken JSON', headers: { 'Content-Type': 'application/json' }, body: '{"name":', status: 400 },
    { what: 'a form', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'name=Ada', status: 415 },
    { what: 'a body of 2 MiB', headers: { 'Content-Type': 'application/json' }, body: `{"name":"${'a'.repeat(2 ** 21)}"}`, status: 413 },
  ])('refuses $what with $status', async ({ headers, body, status }) => {
    const response = await fetch(`${client.url}/users`, { method: 'POST', headers, body });

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status });
  });

  test.each([
    { method: 'GET', path: `/users/${v7()}`, status: 404 },
    { method: 'PATCH', path: '/users/no-such-id', status: 404 },
    { method: 'GET', path: '/nothing', status: 404 },
    { method: 'GET', path: '/users/1/2', status: 404 },
  ])('answers $method $path with $status', async ({ method, path, status }) => {
    const response = await client.send(method, path, method === 'PATCH' ? { name: 'Ada' } : undefined);

    expect(response.status).toBe(status);
  });

  test('refuses a wrong method with 405 and says which are right', async () => {
    const response = await client.send('DELETE', '/users');

    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, HEAD, POST');
  });
});
