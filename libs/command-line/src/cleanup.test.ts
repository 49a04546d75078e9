import { Cleanup } from './cleanup';

const never = new AbortController().signal;

function record() {
  const undone: string[] = [];
  const undo = (what: string) => () => void undone.push(what);
  return { undone, undo };
}

test('undoes in reverse order, and returns the result', async () => {
  const { undone, undo } = record();

  const result = await Cleanup.around(never, async (cleanup) => {
    cleanup.defer(undo('server'));
    cleanup.defer(undo('client'));
    return 7;
  });

  expect(result).toBe(7);
  expect(undone).toEqual(['client', 'server']);
});

test('undoes what was done before a failure', async () => {
  const { undone, undo } = record();

  const run = Cleanup.around(never, async (cleanup) => {
    cleanup.defer(undo('server'));
    throw new Error('broken');
  });

  await expect(run).rejects.toThrow('broken');
  expect(undone).toEqual(['server']);
});

test('undoes what a run has done that is stopped, without waiting for it', async () => {
  const { undone, undo } = record();
  const stop = new AbortController();

  const run = Cleanup.around(stop.signal, (cleanup) => {
    cleanup.defer(undo('server'));
    return new Promise(() => {});
  });
  stop.abort(new Error('stopped by SIGINT'));

  await expect(run).rejects.toThrow('stopped by SIGINT');
  expect(undone).toEqual(['server']);
});
