import { setImmediate as turn } from 'node:timers/promises';
import { Resumptions } from './resumptions';

/** So many that were paused, and those of them that have gone on. */
function pauseMany(count: number) {
  const gone: number[] = [];
  return { gone, paused: Array.from({ length: count }, (_, nth) => ({ resume: () => void gone.push(nth) })) };
}

test('some go on in each turn, in their order', async () => {
  const resumptions = new Resumptions();
  const { gone, paused } = pauseMany(10);
  const counts: number[] = [];

  for (const each of paused) resumptions.add(each);
  for (let count = 0; count < 3; count += 1) {
    counts.push(gone.length);
    await turn();
  }
  await turn();

  expect(counts).toEqual([0, 4, 8]);
  expect(gone).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('one that is over does not go on', async () => {
  const resumptions = new Resumptions();
  const { gone, paused } = pauseMany(2);
  for (const each of paused) resumptions.add(each);

  resumptions.remove(paused[0]!);
  await turn();

  expect(gone).toEqual([1]);
});

test('one that is added twice goes on once', async () => {
  const resumptions = new Resumptions();
  const { gone, paused } = pauseMany(1);

  resumptions.add(paused[0]!);
  resumptions.add(paused[0]!);
  await turn();
  await turn();

  expect(gone).toEqual([0]);
});
