import type { User } from '@fairlead/contracts/user-service/http';
import { v7 } from 'uuid';
import { describeOnEachStore, newEmail } from '../testing/on-each-store';

/** What clients send that no example shows, over a socket. */
describeOnEachStore((client) => {
  const raw = (method: string, path: string, body: string | Buffer, type = 'application/json') =>
    fetch(client.url + path, { method, body, headers: { 'Content-Type': type } });

  test.each([
    { name: '   ' },
    { name: '\u00a0\u2003' },
    { name: '\u200b\u200d\ufeff' },
    { name: '\u3164' },
    { name: 'Ada\0' },
    { name: 'A\tda' },
    { name: 'A\r\nda' },
    { name: 'Ada\u001b[2J' },
    { name: 'Ada\u0085B' },
    { name: 'Ada\u202enimda' },
    { name: 'Ada\u2066' },
    { name: 'half a rocket \ud83d' },
  ])('refuses the name $name with 400', async ({ name }) => {
    const answers = await Promise.all([
      client.send('POST', '/users', { name, email: newEmail() }),
      client.send('PUT', `/users/${v7()}`, { name, email: newEmail() }),
      client.send('PATCH', `/users/${v7()}`, { name }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  test('stores a name trimmed', async () => {
    const answer = await client.send('POST', '/users', { name: ' \u3000Ada Lovelace\n', email: newEmail() });

    expect(await answer.json()).toMatchObject({ name: 'Ada Lovelace' });
  });

  test('refuses a body that is not UTF-8 with 400', async () => {
    const body = Buffer.from(JSON.stringify({ name: 'Zoë', email: newEmail() }), 'latin1');

    expect((await raw('POST', '/users', body)).status).toBe(400);
  });

  test.each([
    { method: 'POST', type: 'application/json-patch+json' },
    { method: 'PUT', type: 'application/merge-patch+json' },
    { method: 'PATCH', type: 'application/json-patch+json' },
    { method: 'PATCH', type: 'application/problem+json' },
    { method: 'PATCH', type: 'text/json' },
  ])('refuses a $method of $type with 415', async ({ method, type }) => {
    const { id } = await client.create();
    const body = JSON.stringify({ name: 'Grace', email: newEmail() });

    const answer = await raw(method, method === 'POST' ? '/users' : `/users/${id}`, body, type);

    expect(answer.status).toBe(415);
  });

  test('takes a merge patch', async () => {
    const { id } = await client.create();

    const answer = await raw('PATCH', `/users/${id}`, '{"name":"Grace"}', 'application/merge-patch+json');

    expect(await answer.json()).toMatchObject({ id, name: 'Grace' });
  });

  test.each(['+1', '-1', '%201', '1e1', '0x10', '1.0', '', 'NaN', '\u0661', '1&limit=2'])('refuses limit=%s with 400', async (limit) => {
    expect((await client.send('GET', `/users?limit=${limit}`)).status).toBe(400);
  });

  test.each(['limt=1', 'offset=10', 'limit=1&page=2', '__proto__=1', 'LIMIT=1', '=1'])(
    'refuses the query %s, of which it does not know all, with 400',
    async (query) => {
      expect((await client.send('GET', `/users?${query}`)).status).toBe(400);
    },
  );

  test('finds, changes and deletes a user whose id comes in upper case', async () => {
    const { id, email } = await client.create();
    const path = `/users/${id.toUpperCase()}`;

    const answers = [
      await client.send('GET', path),
      await client.send('PUT', path, { id: id.toUpperCase(), name: 'Grace', email }),
      await client.send('PATCH', path, { name: 'Hopper' }),
      await client.send('DELETE', path),
      await client.send('GET', `/users/${id}`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 204, 404]);
    expect(await answers[0]?.json()).toMatchObject({ id });
  });

  test.each(['PUT', 'PATCH'])('a %s may send back what was read, but not the id of another user', async (method) => {
    const user = await client.create();
    const path = `/users/${user.id}`;

    const own = await client.send(method, path, { ...user, name: 'Grace' });
    const others = await Promise.all([v7(), 7, null, ''].map((id) => client.send(method, path, { ...user, id })));

    expect(own.status).toBe(200);
    expect(others.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(await others[0]?.json()).toMatchObject({ errors: [{ path: 'id' }] });
  });

  test('takes an internationalized domain, stores it as it came, and knows it in its other spellings', async () => {
    const label = `bücher-${v7()}`;
    const email = `Ada@${label}.example`;

    const created = await client.send('POST', '/users', { name: 'Ada', email });
    const { hostname } = new URL(`http://${label}.example`);
    const again = await Promise.all(
      [`ada@${label.toUpperCase()}.example`, `ada@${hostname}`, `ADA@${label}。example`].map((spelling) =>
        client.send('POST', '/users', { name: 'Eve', email: spelling }),
      ),
    );

    expect(created.status).toBe(201);
    expect(((await created.json()) as User).email).toBe(email);
    expect(hostname).toMatch(/^xn--/);
    expect(again.map(({ status }) => status)).toEqual([409, 409, 409]);
  });

  test.each([
    `${'a'.repeat(65)}@example.org`,
    'ada@bücher.example/x',
    'ada@xn--a.example',
    `ada@${'ü'.repeat(64)}.example`,
    `ada@${'ü.'.repeat(60)}example`,
  ])('refuses the e-mail %s with 400', async (email) => {
    expect((await client.send('POST', '/users', { name: 'Ada', email })).status).toBe(400);
  });
});
