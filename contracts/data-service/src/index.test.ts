import { dataService } from './index';

test('listens on 3002, needs MongoDB and makes do without Redis', () => {
  expect(dataService).toMatchObject({
    name: 'data-service',
    ports: { traffic: 3002, management: 9464 },
    stores: { mongo: 'required', redis: 'optional' },
    writeShares: { mongo: 0.5 },
  });
  expect(dataService.env.MONGO_URL).toMatchObject({ required: 'production' });
  expect(dataService.env.REDIS_URL).not.toHaveProperty('required');
});

test('answers three paths to GET', () => {
  expect(dataService.routes.map(({ path, methods }) => `${methods.join()} ${path}`)).toEqual([
    'GET /api/data',
    'GET /api/stats',
    'GET /api/cache/status',
  ]);
});

test('is never asked twice by a proxy where its GET writes', () => {
  expect(dataService.routes.filter((route) => !route.retryable).map(({ path }) => path)).toEqual(['/api/data']);
});

test('takes two batches at a time, and as many that wait as its queue holds', () => {
  expect(dataService.capacity).toEqual({ concurrent: 256, waiting: dataService.env.MAX_QUEUED_WRITES.default });
});

test('keeps records for ever unless told otherwise, and bounds its queue', () => {
  expect(dataService.env.RECORD_TTL_SECONDS).not.toHaveProperty('default');
  expect(dataService.env.MAX_QUEUED_WRITES).toMatchObject({ default: 10_000 });
});
