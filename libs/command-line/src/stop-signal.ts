import { setMaxListeners } from 'node:events';

/** Aborted by Ctrl-C, SIGTERM and SIGHUP, however often they come, so that a command cleans up behind itself. */
export function createStopSignal(program: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  // As many programs and calls as there are at once listen to it.
  setMaxListeners(0, controller.signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    program.on(signal, () => controller.abort(new Error(`stopped by ${signal}`)));
  return controller.signal;
}
