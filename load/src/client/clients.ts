import { createMix } from './mix';

const USERS = { create: 2, list: 1, read: 8, replace: 1, rename: 2, remove: 2 } as const;

/** The clients that scenarios play, by name. Each makes about as many users as it removes. */
export const CLIENTS = Object.freeze({
  data: createMix({ data: 1 }),
  users: createMix(USERS),
  public: createMix({ ...USERS, data: 8, stats: 1, cacheStatus: 1, others: 1 }),
  routes: createMix({ plain: 1 }),
  /** Makes, and neither changes nor removes: whatever is acknowledged can be looked for afterwards. */
  writers: createMix({ create: 2, list: 1, read: 4, data: 5 }),
  /** Everything once, refusals too. */
  everything: createMix({
    ...{ create: 2, list: 1, read: 1, replace: 1, rename: 1, remove: 1, createTwice: 1, renameStale: 1, readMissing: 1 },
    ...{ data: 2, stats: 1, cacheStatus: 1, openApi: 1, others: 2 },
    ...{ health: 1, live: 1, healthz: 1, ready: 1, readyz: 1, readyShort: 1, metrics: 1 },
  }),
});

export type ClientName = keyof typeof CLIENTS;
