import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getProgram } from '../programs/find-program';

export const HOW_TO_GET_WRK = 'install it (apt-get install wrk, brew install wrk), or see https://github.com/wg/wrk';

/** How {@link loadWithWrk} asks. */
export interface WrkOptions {
  readonly url: string;
  /** JSON to POST. @default none: GET */
  readonly post?: string;
  /** Clients, each of which asks again as soon as it has an answer. */
  readonly connections: number;
  readonly durationS: number;
  /**
   * Time before that, in seconds, at whose start clients begin at random moments. Without it a server that takes long answers them in waves,
   * of which one more or less fits into the time.
   *
   * @default 0: all begin at once
   */
  readonly rampS?: number;
  /** A request that takes longer counts as timed out. @default 10 */
  readonly timeoutS?: number;
  /** Ends wrk; the run then rejects. */
  readonly signal?: AbortSignal;
  /** Ends wrk early; the run then resolves with what was measured until then. */
  readonly stop?: AbortSignal;
}

/** wrk connects all clients at once, and a server may end a connection that asks nothing for 10 s, as the services do. */
const BEGIN_WITHIN_S = 8;

/** What wrk measured, ramp included. */
export interface WrkResult {
  /** Answers of any status. */
  readonly requests: number;
  readonly durationMs: number;
  /** The part after the ramp: when it begins as many requests are under way as when it ends. */
  readonly steady: { readonly requests: number; readonly durationMs: number };
  readonly bytes: number;
  /** `status` counts answers of 400 or more; all others are no answers. */
  readonly errors: Readonly<Record<'connect' | 'read' | 'write' | 'status' | 'timeout', number>>;
  /** In milliseconds, of all answers, refusals too. */
  readonly latencyMs: Readonly<Record<'p50' | 'p90' | 'p95' | 'p99' | 'p99_9' | 'max' | 'mean', number>>;
}

/**
 * Loads a URL with `wrk`, in a closed loop.
 *
 * @throws Error when wrk is not on PATH, fails or is aborted
 */
export async function loadWithWrk(options: WrkOptions): Promise<WrkResult> {
  const { url, post, connections, durationS, rampS = 0, timeoutS = 10, signal, stop } = options;
  const program = getProgram('wrk', HOW_TO_GET_WRK);
  // One thread is enough for 1,000 connections, and leaves the processor to what is measured.
  const limits = [`-c${connections}`, '-t1', `-d${rampS + durationS}s`, '--timeout', `${timeoutS}s`];
  const forScript = [rampS * 1_000, Math.min(rampS, BEGIN_WITHIN_S) * 1_000, connections].map(String);
  const args = [...limits, '-s', join(__dirname, 'report.lua'), url, '--', ...forScript, ...(post === undefined ? [] : [post])];
  const run = promisify(execFile)(program, args, { signal });
  stop?.addEventListener('abort', () => run.child.kill('SIGINT'), { once: true });
  const { stdout } = await run;

  const { steadyRequests, ...report } = parseReport(stdout);
  const { requests, durationMs } = report;
  return {
    ...report,
    steady: rampS === 0 ? { requests, durationMs } : { requests: steadyRequests, durationMs: durationMs - rampS * 1_000 },
  };
}

/** The last line of what wrk printed. */
function parseReport(output: string): Omit<WrkResult, 'steady'> & { readonly steadyRequests: number } {
  const report = output.trimEnd().split('\n').at(-1) ?? '';
  if (!report.startsWith('{')) throw new Error(`wrk ended without a report; it printed: ${output}`);
  return JSON.parse(report) as ReturnType<typeof parseReport>;
}
