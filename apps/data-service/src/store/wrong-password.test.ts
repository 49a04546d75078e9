import { dataService } from '@fairlead/contracts/data-service';
import { eventually, type RefusingRedis, type RunningService, runService, startRefusingRedis } from '@fairlead/service-kit/testing';
import { faults } from '../../testing/mongo-faults';
import { ScriptedMongo } from '../../testing/scripted-mongo';
import { openSharedCache } from '../read/open-shared-cache';
import { serveDataService } from '../serve-data-service';
import { openRecordStore } from './open-record-store';

const CANARIES = { MONGO_PASSWORD: 'canary-of-mongo-4d1e', REDIS_PASSWORD: 'canary-of-redis-8a2c' };
const AUTHENTICATION_FAILED = 18;

const mongo = new ScriptedMongo();
let redis: RefusingRedis;
let service: RunningService;

beforeAll(async () => {
  redis = await startRefusingRedis();
  mongo.script('saslStart', faults.refuse(AUTHENTICATION_FAILED, 'AuthenticationFailed'));
  const environment = {
    ...{ LOG_LEVEL: 'debug', MONGO_URL: await mongo.start(), MONGO_USERNAME: 'data-service', MONGO_POOL_SIZE: '2' },
    ...{ REDIS_URL: redis.url, REDIS_USERNAME: 'data-service', ...CANARIES },
  };
  service = await runService(dataService, environment, (parts) =>
    serveDataService({ ...parts, store: openRecordStore(parts.config, parts), cache: openSharedCache(parts.config, parts) }),
  );
});
afterAll(async () => {
  await service.stop();
  mongo.stop();
  redis.stop();
});

test('with wrong passwords it runs, and says so without them', async () => {
  const answer = await fetch(`${service.url}/api/data`);
  await eventually(() => service.log.some((line) => String(line['error']).includes('WRONGPASS')));
  const others = await Promise.all(['/health/ready', '/health/live', '/metrics'].map((path) => fetch(service.url + path)));

  expect(answer.status).toBe(503);
  const log = JSON.stringify(service.log);
  expect(log).toContain('AuthenticationFailed');
  const said = [log, ...(await Promise.all([answer, ...others].map((one) => one.text())))];
  for (const text of said) for (const canary of Object.values(CANARIES)) expect(text).not.toContain(canary);
});
