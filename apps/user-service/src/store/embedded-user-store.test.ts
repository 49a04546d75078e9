import { v7 } from 'uuid';
import { EmbeddedUserStore } from './embedded-user-store';
import { describeUserStore } from '../../testing/user-store.suite';

describe('EmbeddedUserStore', () => {
  describeUserStore(() => new EmbeddedUserStore({ now: () => new Date(), newId: () => v7() }));

  test('forgets the answer for an idempotency key after a day', async () => {
    let now = Date.parse('2026-11-29T08:00:00Z');
    const store = new EmbeddedUserStore({ now: () => new Date(now), newId: () => v7() });
    const [user, props] = [{ name: 'Ada', email: 'ada@example.org' }, { idempotencyKey: 'once' }];
    const first = await store.create(user, props);

    now += 24 * 60 * 60 * 1_000 - 1;
    expect(await store.create(user, props)).toEqual(first);
    now += 1;
    await expect(store.create(user, props)).rejects.toMatchObject({ code: 'Conflict' });
  });
});
