import { STOP_SIGNALS } from './stop-signals.cjs';

const PARENT_CHECK_MS = 500;

/**
 * Aborted by Ctrl-C, SIGTERM and SIGHUP, however often they come, and when whoever reads or started us is gone:
 * npm passes SIGTERM on to a shell that dies of it and tells nobody.
 */
export function createStopSignal(program: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort();

  for (const signal of STOP_SIGNALS) program.on(signal, stop);
  for (const output of [program.stdout, program.stderr]) output.on('error', stop);

  const parent = program.ppid;
  setInterval(() => program.ppid === parent || stop(), PARENT_CHECK_MS).unref();
  return controller.signal;
}
