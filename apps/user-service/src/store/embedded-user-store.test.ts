import { v7 } from 'uuid';
import { EmbeddedUserStore } from './embedded-user-store';
import { describeUserStore } from '../../testing/user-store.suite';

describe('EmbeddedUserStore', () => {
  describeUserStore(() => new EmbeddedUserStore({ now: () => new Date(), newId: () => v7() }));
});
