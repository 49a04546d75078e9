import { setMaxListeners } from 'node:events';

/** Aborted by Ctrl-C, SIGTERM and SIGHUP, however often they come. */
export function createStopSignal(): AbortSignal {
  const controller = new AbortController();
  // As many calls of `kubectl` as there are at once listen to it.
  setMaxListeners(0, controller.signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => controller.abort(new Error(`stopped by ${signal}`)));
  return controller.signal;
}
