import { userService } from '@fairlead/contracts/user-service';
import { eventually, type RefusingRedis, type RunningService, runService, startRefusingRedis } from '@fairlead/service-kit/testing';
import { serveUserService } from './serve-user-service';
import { openUserStore } from './store/open-user-store';

const CANARY = 'canary-9f3b7c41d2';

let redis: RefusingRedis;
let service: RunningService;

beforeAll(async () => {
  redis = await startRefusingRedis();
  const environment = { LOG_LEVEL: 'debug', REDIS_URL: redis.url, REDIS_USERNAME: 'user-service', REDIS_PASSWORD: CANARY };
  service = await runService(userService, environment, (parts) =>
    serveUserService({ ...parts, store: openUserStore(parts.config, parts) }),
  );
});
afterAll(async () => {
  await service.stop();
  redis.stop();
});

test('with a wrong password it runs, is not ready, and says why without the password', async () => {
  await eventually(() => service.log.some((line) => String(line['error']).includes('WRONGPASS')));
  const answers = await Promise.all(['/users', '/health/ready', '/health/live', '/metrics'].map((path) => fetch(service.url + path)));

  expect(answers.map(({ status }) => status)).toEqual([503, 503, 200, 200]);
  const said = [JSON.stringify(service.log), ...(await Promise.all(answers.map((answer) => answer.text())))];
  for (const text of said) expect(text).not.toContain(CANARY);
});
