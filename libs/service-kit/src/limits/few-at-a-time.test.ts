import { setImmediate as turn } from 'node:timers/promises';
import { FewAtATime } from './few-at-a-time';

/** Works on four at a time, and what has been worked on. */
function startWork() {
  const done: number[] = [];
  return { done, work: new FewAtATime<number>(4, (piece) => void done.push(piece)) };
}

test('some are done in each turn, in their order', async () => {
  const { done, work } = startWork();
  const counts: number[] = [];

  for (let piece = 0; piece < 10; piece += 1) work.add(piece);
  for (let count = 0; count < 3; count += 1) {
    counts.push(done.length);
    await turn();
  }
  await turn();

  expect(counts).toEqual([0, 4, 8]);
  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('one that is taken away is not done', async () => {
  const { done, work } = startWork();
  work.add(0);
  work.add(1);

  work.remove(0);
  await turn();

  expect(done).toEqual([1]);
});

test('one that is added twice is done once', async () => {
  const { done, work } = startWork();

  work.add(0);
  work.add(0);
  await turn();
  await turn();

  expect(done).toEqual([0]);
});

test('what work adds is done too', async () => {
  const done: number[] = [];
  const work = new FewAtATime<number>(4, (piece) => {
    done.push(piece);
    if (piece < 9) work.add(piece + 1);
  });

  work.add(0);
  for (let count = 0; count < 10; count += 1) await turn();

  expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
