/** Aborted by Ctrl-C, SIGTERM and SIGHUP, however often they come, so that a run cleans up behind itself. */
export function createStopSignal(program: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    program.on(signal, () => controller.abort(new Error(`stopped by ${signal}`)));
  return controller.signal;
}
