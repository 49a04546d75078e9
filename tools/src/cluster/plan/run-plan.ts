import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { findFailure } from '@fairlead/cluster';
import { toStartError } from '@fairlead/command-line';
import { STEP_NAMES } from '../../validate/tool';
import { formatCommand, type Question, type Step } from './step';

/** What a plan is run with. */
export interface RunProps {
  readonly stop: AbortSignal;
  /** Of every command, read anew for each: a step may add to it. */
  readonly env: NodeJS.ProcessEnv;
  readonly tell: (line: string) => void;
}

/**
 * Does the steps of a plan one after the other, but for those whose work is done already: a plan that was stopped half way goes on.
 *
 * @throws Error that names the step that failed, and what to do
 */
export async function runPlan(steps: readonly Step[], props: RunProps): Promise<void> {
  for (const step of steps) {
    props.stop.throwIfAborted();
    const answered = await findAnswered(step.unless ?? [], props);
    props.stop.throwIfAborted();
    if (answered) {
      props.tell(`${step.says}: nothing to do, ${answered.means ?? 'it is there'}`);
      continue;
    }
    props.tell(step.says);
    await runStep(step, props);
    await runPlan(step.andThen ?? [], props);
  }
}

/** The first of some questions that is answered with yes. */
async function findAnswered(questions: readonly Question[], props: RunProps): Promise<Question | undefined> {
  for (const question of questions) {
    const { code, stdout, stderr } = await start(question.command, props, { isQuiet: true });
    if (code === 0 && (question.prints?.test(stdout) ?? true)) return question;
    props.stop.throwIfAborted();
    if (code !== 0 && question.prints)
      throw new Error(`nobody can tell what there is: ${formatCommand(question.command)} ended with ${code}`, {
        cause: findFailure(stderr) ?? new Error(stderr.trim()),
      });
  }
  return undefined;
}

async function runStep({ says, command, input, read, hint }: Step, props: RunProps): Promise<void> {
  const { code, stdout } = await start(command, props, { input: await input?.(), isRead: read !== undefined });
  props.stop.throwIfAborted();
  if (code !== 0) throw new Error(`${says} failed: ${formatCommand(command)} ended with ${code}${hint === undefined ? '' : `; ${hint}`}`);
  read?.(stdout);
}

interface Ended {
  readonly code: number | null;
  /** Empty where it was shown. */
  readonly stdout: string;
  readonly stderr: string;
}

interface StartOptions {
  readonly input?: string | undefined;
  /** Nothing of it is shown. */
  readonly isQuiet?: boolean;
  /** What it prints is given back, rather than shown. */
  readonly isRead?: boolean;
}

/** Runs a program to its end. What it prints is progress, so it goes to the standard error. A stop ends it, and waits until it has ended. */
async function start(
  [program = '', ...args]: readonly string[],
  { stop, env }: RunProps,
  { input, isQuiet = false, isRead = false }: StartOptions,
): Promise<Ended> {
  const output = isQuiet || isRead ? 'pipe' : 2;
  const child = spawn(program, args, { env, stdio: ['pipe', output, isQuiet ? 'pipe' : 2] });
  const end = () => child.kill('SIGTERM');
  stop.addEventListener('abort', end);
  // It may end before it has read everything.
  child.stdin?.on('error', () => {}).end(input);
  try {
    const ended = once(child, 'close') as Promise<[number | null]>;
    const [stdout, stderr, [code]] = await Promise.all([readAll(child.stdout), readAll(child.stderr), ended]);
    return { code, stdout, stderr };
  } catch (error) {
    throw toStartError(program, error, { howToGet: `npm run validate${stepOf(program)} says how to get it` });
  } finally {
    stop.removeEventListener('abort', end);
  }
}

/** `kind` and `k3d` are steps of `npm run validate` too. */
const stepOf = (program: string) => (STEP_NAMES.some((name) => name === program) ? ` -- --for ${program}` : '');

async function readAll(stream: Readable | null): Promise<string> {
  return stream ? text(stream) : '';
}
