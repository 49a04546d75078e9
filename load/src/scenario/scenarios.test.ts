import { describeShape, findDurationS, scaleShape } from '../engine/load-shape';
import { SCENARIOS } from './scenarios';

test('stress is 13 minutes: 1 to 1,000 clients, 2 to 5,000, 3 to 10,000, 5 of them held, 2 down', () => {
  expect(describeShape(SCENARIOS.stress.shape)).toBe('60 s to 1000, 120 s to 5000, 180 s to 10000, 300 s to 10000, 120 s to 0 clients');
  expect(findDurationS(SCENARIOS.stress.shape)).toBe(780);
});

test('a shorter and smaller stress keeps its proportions', () => {
  const small = scaleShape(SCENARIOS.stress.shape, { clients: 200, durationS: 26 });

  expect(describeShape(small)).toBe('2 s to 20, 4 s to 100, 6 s to 200, 10 s to 200, 4 s to 0 clients');
});

test('soak is 70 % of the best rate for 30 minutes, or another rate', () => {
  const { shape } = SCENARIOS.soak;

  expect(describeShape(shape)).toBe('70 % of the best rate from 1000 clients for 1800 s');
  expect(describeShape(scaleShape(shape, { durationS: 10 }))).toBe('70 % of the best rate from 1000 clients for 10 s');
  expect(describeShape(scaleShape(shape, { perSecond: 200 }))).toBe('200 requests a second from 1000 clients for 1800 s');
});

test('crowd is 10,000 clients through the gateway, of whom none may fail', () => {
  const { contract, shape, thresholds } = SCENARIOS.crowd;

  expect([contract.name, describeShape(shape)]).toEqual(['api-gateway', '10000 clients for 60 s']);
  expect(thresholds.map(({ metric, limit }) => `${metric} ${limit}`)).toEqual(['http_req_failed 0', 'error_rate 0']);
});

test('a closed loop has no rate', () => {
  expect(() => scaleShape(SCENARIOS.stress.shape, { perSecond: 200 })).toThrow('--rate does not fit');
});

test('a number of requests has no more clients than requests, and no duration', () => {
  expect(scaleShape(SCENARIOS.smoke.shape, { clients: 500 })).toMatchObject({ clients: 200 });
  expect(() => scaleShape(SCENARIOS.smoke.shape, { durationS: 10 })).toThrow('--duration does not fit');
});
