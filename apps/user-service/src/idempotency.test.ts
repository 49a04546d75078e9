import type { User, UserList } from '@fairlead/contracts/user-service/http';
import { v7 } from 'uuid';
import { describeOnEachStore, newEmail } from '../testing/on-each-store';

/** `Idempotency-Key`, asked over a socket. */
describeOnEachStore((client) => {
  const post = (key: string, body: unknown) => client.send('POST', '/users', body, { 'Idempotency-Key': key });
  const newUser = () => ({ name: 'Ada', email: newEmail() });
  const countUsers = async () => ((await (await client.send('GET', '/users?limit=1')).json()) as UserList).total;

  test('answers the same request sent again as at first, and creates one user', async () => {
    const [key, user, before] = [v7(), newUser(), await countUsers()];

    const first = await post(key, user);
    const again = await post(`"${key}"`, user);

    expect([first.status, again.status]).toEqual([201, 201]);
    for (const name of ['Location', 'ETag', 'Content-Type']) expect(again.headers.get(name)).toBe(first.headers.get(name));
    expect(await again.text()).toBe(await first.text());
    expect(await countUsers()).toBe(before + 1);
  });

  test('answers as at first when the user has changed, or is gone', async () => {
    const [key, user] = [v7(), newUser()];
    const first = (await (await post(key, user)).json()) as User;

    await client.send('PATCH', `/users/${first.id}`, { name: 'Countess' });
    const afterChange = await post(key, user);
    await client.send('DELETE', `/users/${first.id}`);
    const afterDelete = await post(key, user);

    expect(await afterChange.json()).toEqual(first);
    expect(await afterDelete.json()).toEqual(first);
    expect((await client.send('GET', `/users/${first.id}`)).status).toBe(404);
  });

  test.each([{ name: 'Grace' }, { email: newEmail() }])('refuses another body for the same key with 422: %j', async (change) => {
    const [key, user, before] = [v7(), newUser(), await countUsers()];
    await post(key, user);

    const other = await post(key, { ...user, ...change });

    expect(other.status).toBe(422);
    expect(other.headers.get('Content-Type')).toMatch('application/problem+json');
    expect(await countUsers()).toBe(before + 1);
  });

  test('a refusal for a taken e-mail is an answer too', async () => {
    const [key, user] = [v7(), newUser()];
    const owner = (await (await client.send('POST', '/users', user)).json()) as User;

    const first = await post(key, user);
    await client.send('DELETE', `/users/${owner.id}`);
    const again = await post(key, user);
    const withoutKey = await client.send('POST', '/users', user);

    expect([first.status, again.status, withoutKey.status]).toEqual([409, 409, 201]);
  });

  test('an invalid body is refused and not kept', async () => {
    const [key, user] = [v7(), newUser()];

    const invalid = await post(key, { ...user, email: 'ada' });
    const corrected = await post(key, user);

    expect([invalid.status, corrected.status]).toEqual([400, 201]);
  });

  test('of many at once with one key creates one user, and says to all others that it is in work', async () => {
    const [key, user, before] = [v7(), newUser(), await countUsers()];

    const answers = await Promise.all(Array.from({ length: 20 }, () => post(key, user)));
    const bodies = await Promise.all(answers.filter(({ status }) => status === 201).map((answer) => answer.text()));

    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(new Set(bodies).size).toBe(1);
    expect(await countUsers()).toBe(before + 1);
    expect((await post(key, user)).status).toBe(201);
  });

  test('two keys are two requests', async () => {
    const user = newUser();

    const answers = [await post(v7(), user), await post(v7(), user), await post(v7(), newUser())];

    expect(answers.map(({ status }) => status)).toEqual([201, 409, 201]);
  });

  test.each(['', '""', 'two words', 'one, two', '"open', 'k'.repeat(256)])('refuses the key %j with 400', async (key) => {
    const answer = await post(key, newUser());

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'idempotency-key' }] });
  });

  test('takes a key of 255 characters', async () => {
    expect((await post(v7().padEnd(255, '!'), newUser())).status).toBe(201);
  });
});
