import { setTimeout as delay } from 'node:timers/promises';
import { type RunningApp, startApp } from '../../testing/running-app';
import { SERVICE_SERIES } from './service-series';

const APPS = ['user-service', 'data-service', 'api-gateway'] as const;

/** Who registers what each service of the platform is. */
const ROLES: Readonly<Record<(typeof APPS)[number], readonly string[]>> = {
  'user-service': ['every service', 'user-service'],
  'data-service': ['every service', 'data-service'],
  'api-gateway': ['every service', 'calls', 'passes on'],
};

let apps: readonly RunningApp[];

beforeAll(async () => {
  apps = await Promise.all(APPS.map((name) => startApp(name)));
}, 120_000);

afterAll(async () => {
  await Promise.all(apps.map((app) => app.stop()));
});

test.each(APPS)('%s registers the series that alerts read of it', async (name) => {
  const registered = await apps[APPS.indexOf(name)]?.listSeries();

  const wanted = Object.entries(SERVICE_SERIES).filter(([, owner]) => ROLES[name].includes(owner));
  expect(registered).toEqual(expect.arrayContaining(wanted.map(([series]) => series)));
});

test.each([
  ['user-service', 'redis'],
  ['data-service', 'mongo'],
] as const)('%s calls its store %s, as its contract does', async (name, store) => {
  const app = apps[APPS.indexOf(name)];
  const find = async () => (await app?.scrape())?.includes(`dependency_up{dependency="${store}"}`);

  // Before the first look at the store nothing is known of it.
  while (!(await find())) await delay(100);
});
