import type { User } from '@fairlead/contracts/user-service/http';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { findFailure, type Precondition } from '../src/store/precondition';
import type { StoredUser, UserStore } from '../src/store/user-store';

/** An address that no other test has used. */
const newEmail = () => `${v7()}@example.org`;

const ada = () => ({ name: 'Ada', email: newEmail() });

/** What every store of users promises: run against each of them, the real Redis included. Each test gets an empty store. */
export function describeUserStore(open: () => UserStore | Promise<UserStore>): void {
  let store: UserStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  test('finds a user as it was created', async () => {
    const created = await store.create({ name: 'Ada Lovelace ✨', email: 'Ada@Example.org' });

    expect(created).toEqual({
      user: {
        id: expect.stringMatching(/^[0-9a-f-]{14}7/),
        name: 'Ada Lovelace ✨',
        email: 'Ada@Example.org',
        created_at: expect.stringMatching(/^\d{4}-.*Z$/),
        updated_at: created.user.created_at,
      },
      version: 1,
    });
    expect(await store.find(created.user.id)).toEqual(created);
  });

  test('finds nothing under an unknown id', async () => {
    expect(await store.find(v7())).toBeUndefined();
  });

  test('repeats a create of the same id without a second user', async () => {
    const id = v7();
    const first = await store.create(ada(), { id });

    const second = await store.create({ name: 'Other', email: first.user.email }, { id });

    expect(second).toEqual(first);
    expect(await store.count()).toBe(1);
  });

  test('answers a creation with the same key as at first, whatever happened since', async () => {
    const [user, idempotencyKey] = [ada(), v7()];
    const first = await store.create(user, { idempotencyKey });
    await store.delete(first.user.id);

    const again = await store.create(user, { idempotencyKey });

    expect(again).toEqual(first);
    expect(await store.count()).toBe(0);
  });

  test('refuses a creation of another user with the same key, and changes nothing', async () => {
    const [user, idempotencyKey] = [ada(), v7()];
    const first = await store.create(user, { idempotencyKey });

    await expect(store.create({ ...user, name: 'Eve' }, { idempotencyKey })).rejects.toMatchObject({ code: 'UnprocessableContent' });
    await expect(store.create(ada(), { idempotencyKey })).rejects.toMatchObject({ code: 'UnprocessableContent' });

    expect(await store.create(user, { idempotencyKey })).toEqual(first);
    expect(await store.count()).toBe(1);
  });

  test('refuses a creation again that was refused with the same key', async () => {
    const [user, idempotencyKey] = [ada(), v7()];
    const owner = await store.create(user);
    await expect(store.create(user, { idempotencyKey })).rejects.toMatchObject({ code: 'Conflict' });
    await store.delete(owner.user.id);

    await expect(store.create(user, { idempotencyKey })).rejects.toMatchObject({ code: 'Conflict' });
  });

  test('creates one user of 50 concurrent creations with one key, and gives all the same', async () => {
    const [user, idempotencyKey] = [ada(), v7()];

    const created = await Promise.all(Array.from({ length: 50 }, () => store.create(user, { idempotencyKey })));

    expect(new Set(created.map(({ user: { id } }) => id)).size).toBe(1);
    expect(await store.count()).toBe(1);
  });

  test('refuses an e-mail whose domain differs only in how it is written', async () => {
    const { user } = await store.create({ name: 'Ada', email: 'ada@bücher.example' });

    await expect(store.create({ name: 'Eve', email: 'ADA@xn--bcher-kva.example' })).rejects.toMatchObject({ code: 'Conflict' });
    expect(await store.update(user.id, { email: 'ada@BÜCHER.example' })).toMatchObject({ user: { email: 'ada@BÜCHER.example' } });
  });

  test('refuses an e-mail that differs only in case', async () => {
    await store.create({ name: 'Ada', email: 'ada@example.org' });

    await expect(store.create({ name: 'Eve', email: 'ADA@example.org' })).rejects.toMatchObject({ code: 'Conflict' });

    expect(await store.count()).toBe(1);
  });

  test('lets exactly one of 100 concurrent creates have an e-mail', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.emailAddress({ size: 'small' }),
        fc.array(fc.boolean(), { minLength: 100, maxLength: 100 }),
        async (address, upper) => {
          const email = `${v7()}.${address}`;
          const before = await store.count();

          const results = await Promise.allSettled(
            upper.map((isUpper) => store.create({ name: 'Ada', email: isUpper ? email.toUpperCase() : email.toLowerCase() })),
          );

          // On a busy machine the answer to the one may come too late, and the user is there all the same.
          expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
          expect(await store.count()).toBe(before + 1);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('changes what is given, keeps the rest, and counts the version', async () => {
    const { user } = await store.create(ada());

    const changed = await store.update(user.id, { name: 'Countess' });

    expect(changed).toEqual({ user: { ...user, name: 'Countess', updated_at: expect.any(String) }, version: 2 });
    expect(Date.parse(changed.user.updated_at)).toBeGreaterThanOrEqual(Date.parse(user.updated_at));
    expect(await store.find(user.id)).toEqual(changed);
  });

  test('frees the old e-mail when it changes, and guards the new one', async () => {
    const { user } = await store.create(ada());
    const moved = newEmail();

    await store.update(user.id, { email: moved });

    await expect(store.create({ name: 'Eve', email: moved })).rejects.toMatchObject({ code: 'Conflict' });
    await expect(store.create({ name: 'Eve', email: user.email })).resolves.toMatchObject({ version: 1 });
  });

  test('lets a user keep the own e-mail in another case', async () => {
    const { user } = await store.create({ name: 'Ada', email: 'ada@example.org' });

    const changed = await store.update(user.id, { email: 'Ada@Example.org' });

    expect(changed.user.email).toBe('Ada@Example.org');
    await expect(store.create({ name: 'Eve', email: 'ADA@EXAMPLE.ORG' })).rejects.toMatchObject({ code: 'Conflict' });
  });

  test('refuses the e-mail of another user and changes nothing', async () => {
    const { user } = await store.create(ada());
    const eve = await store.create({ name: 'Eve', email: newEmail() });

    await expect(store.update(eve.user.id, { name: 'Mallory', email: user.email })).rejects.toMatchObject({ code: 'Conflict' });

    expect(await store.find(eve.user.id)).toEqual(eve);
  });

  test('changes and deletes only an accepted version', async () => {
    const { user } = await store.create(ada());
    await store.update(user.id, { name: 'Countess' });

    await expect(store.update(user.id, { name: 'Late' }, { accepted: ['1'] })).rejects.toMatchObject({ code: 'PreconditionFailed' });
    await expect(store.update(user.id, { name: 'Late' }, { accepted: [] })).rejects.toMatchObject({ code: 'PreconditionFailed' });
    await expect(store.delete(user.id, { accepted: ['1'] })).rejects.toMatchObject({ code: 'PreconditionFailed' });
    expect(await store.update(user.id, { name: 'In time' }, { accepted: ['1', '2'], excluded: ['1'] })).toMatchObject({ version: 3 });
    await store.delete(user.id, { accepted: ['3'] });

    expect(await store.find(user.id)).toBeUndefined();
  });

  test.each<Precondition>([{ excluded: ['1'] }, { excluded: ['7', '1'] }, { excluded: 'any' }, { accepted: ['1'], excluded: ['1'] }])(
    'neither changes nor deletes an excluded version: %j',
    async (precondition) => {
      const created = await store.create(ada());
      const { id } = created.user;

      await expect(store.update(id, { name: 'Late' }, precondition)).rejects.toMatchObject({ code: 'PreconditionFailed' });
      await expect(store.delete(id, precondition)).rejects.toMatchObject({ code: 'PreconditionFailed' });

      expect(await store.find(id)).toEqual(created);
    },
  );

  test('fails a precondition exactly as it is defined, whatever the texts', async () => {
    const text = fc.oneof(fc.constantFrom('1', '01', '1 ', '', '*', 'any', '2'), fc.string({ maxLength: 3 }));
    const preconditions = fc.record<Precondition>(
      { accepted: fc.array(text, { maxLength: 3 }), excluded: fc.oneof(fc.constant('any' as const), fc.array(text, { maxLength: 3 })) },
      { requiredKeys: [] },
    );
    const { user } = await store.create(ada());
    let version = 1;

    await fc.assert(
      fc.asyncProperty(preconditions, async (precondition) => {
        const failure = findFailure(version, precondition);

        const result = await store.update(user.id, { name: 'Grace' }, precondition).catch((error: unknown) => error);

        if (failure) expect(result).toMatchObject({ code: 'PreconditionFailed' });
        else expect(result).toMatchObject({ version: ++version });
      }),
      { endOnFailure: true },
    );
  });

  test('lets one of many concurrent changes of the same version win', async () => {
    const { user } = await store.create(ada());

    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => store.update(user.id, { name: `name ${n}` }, { accepted: ['1'] })),
    );

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await store.find(user.id)).toMatchObject({ version: 2 });
  });

  test('rejects a change and a delete of an unknown id', async () => {
    await expect(store.update(v7(), { name: 'Nobody' })).rejects.toMatchObject({ code: 'NotFound' });
    await expect(store.delete(v7())).rejects.toMatchObject({ code: 'NotFound' });
  });

  test('frees the e-mail and the place in the list of a deleted user', async () => {
    const { user } = await store.create(ada());

    await store.delete(user.id);

    expect(await store.list({ limit: 10 })).toEqual({ data: [], total: 0, next_cursor: null });
    await expect(store.create({ name: 'Eve', email: user.email })).resolves.toMatchObject({ version: 1 });
  });

  test('lists newest first, page by page', async () => {
    const users: User[] = [];
    for (let count = 0; count < 5; count++) users.unshift((await store.create(ada())).user);

    const first = await store.list({ limit: 2 });
    const second = await store.list({ limit: 2, cursor: first.next_cursor ?? '' });
    const last = await store.list({ limit: 2, cursor: second.next_cursor ?? '' });

    expect([first, second, last].map(({ data }) => data)).toEqual([users.slice(0, 2), users.slice(2, 4), users.slice(4)]);
    expect([first.total, last.total, last.next_cursor]).toEqual([5, 5, null]);
  });

  test('ends the walk on a page that is exactly full', async () => {
    await store.create(ada());
    await store.create(ada());

    expect((await store.list({ limit: 2 })).next_cursor).toBeNull();
  });

  test('meets every user that stays exactly once, whatever is created and deleted meanwhile', async () => {
    const changes = fc.array(fc.oneof(fc.constant('create' as const), fc.nat({ max: 30 })), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 7 }), fc.array(changes, { minLength: 1, maxLength: 12 }), async (limit, betweenPages) => {
        const fresh = await open();
        const before = await Promise.all(Array.from({ length: 12 }, () => fresh.create(ada())));
        const deleted = new Set<string>();

        const seen = await walk(fresh, limit, (page) =>
          (betweenPages[page % betweenPages.length] ?? []).map((change) => apply(fresh, change, before, deleted)),
        );
        await fresh.close();

        expect(seen).toEqual([...new Set(seen)].sort().reverse());
        for (const { user } of before) if (!deleted.has(user.id)) expect(seen).toContain(user.id);
      }),
      { numRuns: 50 },
    );
  });
}

/** Reads page after page, each while `disturb` changes the store, and returns the ids in the order met. */
async function walk(store: UserStore, limit: number, disturb: (page: number) => readonly Promise<void>[]): Promise<readonly string[]> {
  const seen: string[] = [];
  let next: string | null | undefined;
  for (let page = 0; next !== null; page++) {
    const [{ data, next_cursor }] = await Promise.all([store.list({ limit, ...(next ? { cursor: next } : undefined) }), ...disturb(page)]);
    seen.push(...data.map(({ id }) => id));
    next = next_cursor;
  }
  return seen;
}

/** Creates a user, or deletes the one with this number unless it is gone. */
async function apply(store: UserStore, change: 'create' | number, users: readonly StoredUser[], deleted: Set<string>): Promise<void> {
  if (change === 'create') await store.create(ada());
  const id = typeof change === 'number' ? users[change]?.user.id : undefined;
  if (id === undefined || deleted.has(id)) return;
  deleted.add(id);
  await store.delete(id);
}
