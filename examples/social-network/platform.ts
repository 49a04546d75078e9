import { type App, Size } from 'cdk8s';
import {
  autoscale,
  development,
  type Environment,
  ExternalApi,
  externalSecrets,
  HttpService,
  ingressNginx,
  Platform,
  PostgresStore,
  production,
  RedisStore,
  replicas,
  ScheduledJob,
  SharedSecret,
  Task,
  Worker,
} from 'fairlead';
import { cleanup, federationWorker, keys, mailWorker, migration, postsWorker, streaming, web } from './contracts';
import { SearchStore } from './search-store';

export const environments = [
  development({ ingress: ingressNginx() }),
  production({
    images: {
      social: 'ghcr.io/example/social:v4.3.7',
      streaming: 'ghcr.io/example/social-streaming:v4.3.7',
      postgres: 'postgres:17.6-bookworm',
      redis: 'redis:7.4.7-bookworm',
      search: 'docker.elastic.co/elasticsearch/elasticsearch:8.17.4',
      busybox: 'busybox:1.36.1',
      kubectl: 'registry.k8s.io/kubectl:v1.33.4',
    },
    credentials: externalSecrets({ clusterSecretStore: 'vault' }),
    ingress: ingressNginx({ tlsSecretName: 'social-tls' }),
    apiServer: { cidrs: ['192.0.2.4/32'] },
  }),
];

const image = 'social';
const user = 991;

export function createPlatform(app: App, environment: Environment): Platform {
  const social = new Platform(app, 'social', environment);
  const domain = environment.singleReplica ? 'social.localhost' : 'social.example.org';
  const env = { LOCAL_DOMAIN: domain, S3_BUCKET: 'media' };

  // What all programs of the image have: memory, the one folder that they write to, and the keys that they share.
  const sharedSecrets = [new SharedSecret(social, 'keys', { variables: keys })];
  const writable = [{ path: '/tmp', size: Size.mebibytes(256) }];
  const program = { image, user, memory: Size.mebibytes(768), writable, sharedSecrets };

  const postgres = new PostgresStore(social, 'postgres', { memory: Size.gibibytes(1), storage: Size.gibibytes(50) });
  const cache = new RedisStore(social, 'cache', { memory: Size.mebibytes(256) });
  const queue = new RedisStore(social, 'queue', { memory: Size.mebibytes(256) });
  const search = new SearchStore(social, 'search', { memory: Size.gibibytes(2) });
  const media = new ExternalApi(social, 'media', { hosts: ['s3.eu-central-1.amazonaws.com'] });
  const mail = new ExternalApi(social, 'mail', { hosts: ['smtp.example.net'], ports: [587], cidrs: ['198.51.100.0/24'] });
  const fediverse = new ExternalApi(social, 'fediverse', { hosts: ['mastodon.social'] });

  const migrate = new Task(social, migration, { ...program, env, command: ['bundle', 'exec', 'rails', 'db:prepare'] });
  const pages = new HttpService(social, web, {
    ...program,
    env,
    command: ['bundle', 'exec', 'puma', '-C', 'config/puma.rb'],
    scale: autoscale({ min: 2, max: 6, cpu: 70 }),
  });
  const live = new HttpService(social, streaming, { user, memory: Size.mebibytes(256), scale: replicas(2) });
  const posts = new Worker(social, postsWorker, { ...program, env, args: sidekiq('default', 'media'), scale: replicas(2) });
  const federation = new Worker(social, federationWorker, {
    ...program,
    env,
    args: sidekiq('push', 'pull', 'ingress'),
    scale: replicas(2),
  });
  const mails = new Worker(social, mailWorker, {
    ...program,
    env,
    args: sidekiq('mailers', 'scheduler'),
    scale: replicas(1),
    strategy: 'Recreate',
  });
  const cleaning = new ScheduledJob(social, cleanup, { ...program, env, command: ['tootctl', 'media', 'remove'], schedule: '0 3 * * *' });

  for (const each of [pages, posts, federation, mails])
    each.uses(postgres).uses(cache, { as: 'cache' }).uses(queue, { as: 'queue' }).runs(migrate);
  for (const each of [migrate, cleaning]) each.uses(postgres).uses(cache, { as: 'cache' }).uses(queue, { as: 'queue' });
  live.uses(postgres).uses(cache).runs(migrate);
  for (const each of [pages, posts]) each.uses(search, { optional: true });
  for (const each of [pages, posts, federation, mails, cleaning]) each.calls(media);
  for (const each of [pages, federation]) each.calls(fediverse);
  mails.calls(mail);

  pages.exposeAt(domain);
  live.exposeAt(domain);
  return social;
}

/** Arguments of the image's entry point for a worker that takes from these queues, the first one first. */
function sidekiq(...queues: readonly string[]): string[] {
  return ['bundle', 'exec', 'sidekiq', ...queues.flatMap((name) => ['--queue', name])];
}
