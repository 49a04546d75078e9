import { publicLimits } from './public-limits';

const route = { path: '/api', methods: ['GET'], public: true } as const;

test('a proxy in front allows the contract’s defaults, and time for the service’s own answer', () => {
  expect(publicLimits([route])).toEqual({ bodyBytes: 1_048_576, idleSeconds: 35, requestSeconds: 35 });
});

test('the widest public route decides, whatever others allow', () => {
  const wide = { ...route, path: '/api/files', maxBodyBytes: 5_000_000, timeoutMs: 59_500 };
  const internal = { path: '/jobs', methods: ['POST'], timeoutMs: 600_000, maxBodyBytes: 1e9 } as const;

  expect(publicLimits([route, wide, internal])).toEqual({ bodyBytes: 5_000_000, idleSeconds: 65, requestSeconds: 65 });
});

test('where a route streams, the whole has no limit', () => {
  expect(publicLimits([route, { ...route, path: '/api/events', stream: true }])).toEqual({ bodyBytes: 1_048_576, idleSeconds: 35 });
});
