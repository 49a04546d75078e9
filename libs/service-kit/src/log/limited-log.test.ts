import { createMemoryLog } from '../../testing/memory-log';
import { eventually } from '../../testing/eventually';
import { LimitedLog } from './limited-log';

test('writes some lines of a second, counts the others, and begins anew', async () => {
  const { log, lines } = createMemoryLog();
  const limited = new LimitedLog(log, 'refused', 3);

  for (let nth = 0; nth < 10; nth += 1) limited.warn({ nth });
  await eventually(() => lines.length === 4);
  limited.warn({ nth: 10 });

  expect(lines.map(({ message, nth, count }) => ({ message, nth, count }))).toEqual([
    { message: 'refused', nth: 0 },
    { message: 'refused', nth: 1 },
    { message: 'refused', nth: 2 },
    { message: 'refused, and more of the same', count: 7 },
    { message: 'refused', nth: 10 },
  ]);
});

test('says nothing of a second with few lines', async () => {
  const { log, lines } = createMemoryLog();
  const limited = new LimitedLog(log, 'refused', 3);

  limited.warn({ nth: 0 });
  await new Promise((resolve) => setTimeout(resolve, 1_100));

  expect(lines).toHaveLength(1);
});
