import { defineContract, defineJob, defineWorker, POSTGRES } from 'fairlead/contract';
import { SEARCH } from './search-store';

/** The program reads the database under names of its own, and each of two Redis under a prefix. */
const database = {
  kind: POSTGRES,
  need: 'required',
  names: {
    PGHOST: 'DB_HOST',
    PGPORT: 'DB_PORT',
    PGDATABASE: 'DB_NAME',
    PGUSER: 'DB_USER',
    PGPASSWORD: 'DB_PASS',
    PGSSLMODE: 'DB_SSLMODE',
    POSTGRES_POOL_SIZE: 'DB_POOL',
  },
} as const;
const cache = { kind: 'redis', need: 'required' } as const;
const queue = { kind: 'redis', need: 'required', prefix: 'SIDEKIQ_' } as const;
const search = { kind: SEARCH, need: 'optional' } as const;

const ROWS = { postgres: { public: ['select', 'insert', 'update', 'delete'] } } as const;
const media = { need: 'required', as: 'S3_ENDPOINT' } as const;
const mail = { need: 'required', as: 'SMTP_SERVER', form: 'host:port' } as const;

/** Credentials that every program of the image reads: the same ones, kept once. */
export const keys = {
  SECRET_KEY_BASE: { type: 'text', secret: true, required: 'production', description: 'signs sessions' },
  AWS_ACCESS_KEY_ID: { type: 'text', secret: true, required: 'production', description: 'user of the object storage' },
  AWS_SECRET_ACCESS_KEY: { type: 'text', secret: true, required: 'production', description: 'its key' },
} as const;

/** What every program of the image reads. */
const common = {
  ...keys,
  LOCAL_DOMAIN: { type: 'text', required: 'production', description: 'domain of the accounts' },
  S3_BUCKET: { type: 'text', required: 'production', description: 'where pictures and films lie' },
} as const;
const login = {
  SMTP_LOGIN: { type: 'text', secret: true, required: 'production', description: 'user of the mail server' },
  SMTP_PASSWORD: { type: 'text', secret: true, required: 'production', description: 'its password' },
} as const;

export const web = defineContract({
  name: 'web',
  description: 'pages and API',
  foreign: true,
  port: 3000,
  probes: { readiness: '/health' },
  routes: [{ path: '/*', methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], public: true }],
  stores: { postgres: database, cache, queue, search },
  privileges: ROWS,
  apis: { media, fediverse: 'required' },
  env: common,
});

export const streaming = defineContract({
  name: 'streaming',
  description: 'sends what is new to open pages',
  foreign: true,
  port: 4000,
  probes: { readiness: '/api/v1/streaming/health' },
  routes: [{ path: '/api/v1/streaming/*', methods: ['GET'], public: true, webSocket: true }],
  stores: { postgres: database, cache },
  privileges: { postgres: { public: ['select'] } },
});

/** What the three workers share: they differ in the queues that they take work from. */
const worker = {
  foreign: true,
  stores: { postgres: database, cache, queue },
  privileges: ROWS,
  // Sidekiq makes this file when it has started, and removes it when it stops.
  livenessCommand: ['test', '-e', '/tmp/sidekiq-alive'],
  startupSeconds: 120,
} as const;

export const postsWorker = defineWorker({
  ...worker,
  name: 'posts-worker',
  description: 'fills timelines, resizes media, indexes posts',
  stores: { ...worker.stores, search },
  apis: { media },
  env: common,
});

export const federationWorker = defineWorker({
  ...worker,
  name: 'federation-worker',
  description: 'delivers to other servers and fetches from them',
  apis: { media, fediverse: 'required' },
  env: common,
});

export const mailWorker = defineWorker({
  ...worker,
  name: 'mail-worker',
  description: 'sends mail, and starts what is due: one at a time',
  apis: { media, mail },
  env: { ...common, ...login },
});

export const migration = defineJob({
  name: 'migration',
  description: 'brings the tables up to date before a rollout',
  foreign: true,
  stores: { postgres: database, cache, queue },
  privileges: { postgres: { public: ['create'] } },
  env: common,
  deadlineSeconds: 1_800,
});

export const cleanup = defineJob({
  name: 'cleanup',
  description: 'removes old media of other servers',
  foreign: true,
  stores: { postgres: database, cache, queue },
  privileges: ROWS,
  apis: { media },
  env: common,
  deadlineSeconds: 7_200,
});
