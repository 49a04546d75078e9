import { LATENCY_BOUNDS_MS } from 'fairlead/contract';
import { DURATION_BUCKETS } from './duration-histogram';

test('every bound of the histogram of answers can be promised, and no other', () => {
  expect(DURATION_BUCKETS.map((seconds) => seconds * 1_000)).toEqual(LATENCY_BOUNDS_MS);
});
