import { createParts } from '../../testing/fixtures';
import { waitFor } from './wait-for';

test('waits for the store’s Service at its port, in a pinned image', () => {
  expect(waitFor(createParts().redis)).toMatchObject({
    name: 'wait-for-redis',
    image: 'busybox:1.36.1',
    command: ['sh', '-c', 'until nc -w 1 redis 6379 </dev/null; do echo waiting for redis:6379; sleep 1; done'],
  });
});
