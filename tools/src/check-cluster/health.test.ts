import { awaitHealth, type Health } from './health';
import { Snapshot } from './live/snapshot';
import type { MessageName } from './problems/messages';

const SNAPSHOT = new Snapshot({ namespace: 'shop', objects: [], refusals: [], timeMs: 0 });

const health = (messages: readonly MessageName[], isFinal = false): Health => ({
  snapshot: SNAPSHOT,
  isFinal,
  problems: messages.map((message) => ({ message, object: 'Pod shop/web', what: '', evidence: [] })),
});

/** What it comes to, what was told, and how often it was looked. */
async function wait(states: readonly Health[], withinMs: number, stop = new AbortController().signal) {
  const told: string[] = [];
  let looks = 0;
  const read = async () => states[Math.min(looks++, states.length - 1)]!;
  const last = await awaitHealth({ read, withinMs, stop, tell: (line) => told.push(line) });
  return { messages: last.problems.map(({ message }) => message), told, looks };
}

test('who is well at once is not looked at again, and warnings do not matter', async () => {
  expect(await wait([health(['node-cordoned'])], 60_000)).toEqual({ messages: ['node-cordoned'], told: [], looks: 1 });
});

test('it waits until all is well, and tells what it waits for when that is something else', async () => {
  const states = [health(['rollout-incomplete']), health(['rollout-incomplete']), health([])];

  expect(await wait(states, 60_000)).toEqual({ messages: [], told: ['waiting: rollout-incomplete (Pod shop/web)'], looks: 3 });
});

test('when the time is over, the last look counts', async () => {
  expect(await wait([health(['rollout-incomplete'])], 3_000)).toMatchObject({ messages: ['rollout-incomplete'], looks: 2 });
});

test('what waiting does not change is told at once', async () => {
  expect(await wait([health(['context-unknown'], true)], 60_000)).toMatchObject({ messages: ['context-unknown'], looks: 1 });
});

test('a stop ends the waiting', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('stopped by SIGINT')), 100);

  await expect(wait([health(['rollout-incomplete'])], 60_000, stop.signal)).rejects.toThrow('stopped by SIGINT');
});
