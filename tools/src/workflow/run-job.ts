import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { toStartError } from '@fairlead/command-line';
import { CommandFiles, type Texts } from './command-files';
import type { Contexts, Expressions, Status } from './expressions';
import type { FoundJob, Step, Variables } from './read-workflows';

/** How a job is run. */
export interface RunProps extends FoundJob {
  readonly expressions: Expressions;
  /** What expressions may name, beside what the job itself tells: its variables and the outputs of its steps. */
  readonly contexts: Contexts;
  /** Variables of this process, which win over those of the workflow. */
  readonly given: NodeJS.ProcessEnv;
  /** Texts of steps that are left out. */
  readonly skip: readonly string[];
  readonly isDryRun: boolean;
  readonly stop: AbortSignal;
  /** Takes a line about the run. */
  readonly tell: (line: string) => void;
}

/** What became of a job. */
export interface JobOutcome {
  readonly status: Status;
  /** Markdown that the steps have written for the page of the run. */
  readonly summary: string;
}

/** Steps that would change the machine, or the packages that this command itself runs on. */
const LEFT_OUT: readonly (readonly [command: RegExp, why: string])[] = [
  [/^npm ci$/m, 'the packages are those that are here'],
  [/\bsudo\b/, 'it changes the machine: do it yourself'],
];

/** Runs the commands of a job in their order. What comes after a failure is what the job does then. */
export async function runJob(props: RunProps): Promise<JobOutcome> {
  const run = new JobRun(props);
  try {
    for (const step of props.job.steps ?? []) await run.next(step);
    return run.outcome;
  } finally {
    run.end();
  }
}

class JobRun {
  readonly #props: RunProps;
  readonly #files = new CommandFiles();
  /** What steps have set for those after them. */
  #set: Texts = {};
  readonly #steps: Record<string, { outputs: Texts; outcome: Status }> = {};
  #status: Status = 'success';

  constructor(props: RunProps) {
    this.#props = props;
  }

  get outcome(): JobOutcome {
    return { status: this.#status, summary: this.#files.summary };
  }

  end(): void {
    this.#files.remove();
  }

  async next(step: Step): Promise<void> {
    const { tell, isDryRun, expressions, stop } = this.#props;
    if (stop.aborted) this.#status = 'cancelled';
    const env = this.#variablesOf(step);
    const label = expressions.fill(describe(step), this.#contexts(env));
    const why = this.#whyLeftOut(step, env);
    if (why !== undefined) return tell(`- ${label}: left out, ${why}`);
    const script = expressions.fill(step.run ?? '', this.#contexts(env));
    tell(`> ${label}`);
    if (isDryRun) return tell(script.trimEnd().replaceAll(/^/gm, '    '));
    await this.#run(step, script, env);
  }

  #whyLeftOut(step: Step, env: Texts): string | undefined {
    const { expressions, skip } = this.#props;
    if (step.run === undefined) return 'it is an action';
    const [, why] = LEFT_OUT.find(([command]) => command.test(step.run ?? '')) ?? [];
    if (why !== undefined) return why;
    if (skip.some((text) => `${describe(step)}\n${step.run}`.includes(text))) return 'as --skip says';
    if (!expressions.holds(step.if, this.#contexts(env), this.#status))
      return step.if === undefined ? 'a step before it failed' : `if: ${step.if}`;
    return undefined;
  }

  async #run(step: Step, script: string, env: Texts): Promise<void> {
    const { given, tell } = this.#props;
    for (const { name, text } of this.#unknown(step, env))
      tell(`  ${name} is empty, for only GitHub knows ${text}; set ${name} to give it`);
    const { code, isInterrupted } = await this.#bash(step, script, { ...env, ...given, ...this.#files.variables });
    const { env: set, outputs } = this.#files.takeAll();
    this.#set = { ...this.#set, ...set };
    const outcome = code === 0 ? 'success' : 'failure';
    if (step.id !== undefined) this.#steps[step.id] = { outputs, outcome };
    if (outcome === 'failure') tell(`  ended with ${code}`);
    if (this.#props.stop.aborted || isInterrupted) this.#status = 'cancelled';
    else if (outcome === 'failure' && !step['continue-on-error']) this.#status = 'failure';
  }

  /**
   * As GitHub starts it. Ctrl-C reaches it from the terminal, maybe before it reaches this process; a stop that came otherwise is passed
   * on. What a cancelled job does always, it does to its end.
   */
  async #bash(step: Step, script: string, env: NodeJS.ProcessEnv): Promise<{ code: number; isInterrupted: boolean }> {
    const { stop } = this.#props;
    const options = step.shell === 'bash' ? ['-eo', 'pipefail'] : ['-e'];
    const cwd = step['working-directory'];
    const child = spawn('bash', ['--noprofile', '--norc', ...options, '-c', script], {
      cwd,
      env,
      stdio: 'inherit',
    });
    const pass = () => this.#status !== 'cancelled' && child.kill();
    stop.addEventListener('abort', pass);
    try {
      const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
      return { code: code ?? 1, isInterrupted: signal === 'SIGINT' };
    } catch (error) {
      throw toStartError('bash', error, { cwd, howToGet: 'npm run validate -- --for workflow says how to get it' });
    } finally {
      stop.removeEventListener('abort', pass);
    }
  }

  /** Of the workflow, the job, the steps before, and the step: the last one counts. */
  #variablesOf({ env: ofStep = {} }: Step): Texts {
    const { workflow, job, contexts, expressions } = this.#props;
    return [workflow.env ?? {}, job.env ?? {}, this.#set, ofStep].reduce<Texts>((known, variables: Variables) => {
      const filled = Object.entries(variables).map(([name, value]) => [
        name,
        expressions.fill(String(value), { ...contexts, steps: this.#steps, env: known }),
      ]);
      return { ...known, ...(Object.fromEntries(filled) as Texts), ...this.#givenOf(variables) };
    }, {});
  }

  /** What is set in this process already. */
  #givenOf(variables: Variables): Texts {
    const { given } = this.#props;
    return Object.fromEntries(Object.keys(variables).flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
  }

  #contexts(env: Texts): Contexts {
    const { contexts } = this.#props;
    return { ...contexts, env, steps: this.#steps, runner: { os: 'Linux', temp: this.#files.folder }, job: { status: this.#status } };
  }

  /** Variables of a step that an expression leaves empty. */
  #unknown({ env = {} }: Step, values: Texts): readonly { readonly name: string; readonly text: string }[] {
    const own = { ...this.#props.job.env, ...env };
    return Object.entries(own)
      .map(([name, text]) => ({ name, text: String(text) }))
      .filter(({ name, text }) => text.includes('${{') && values[name] === '');
  }
}

function describe({ name, run, uses }: Step): string {
  return name ?? run?.trim().split('\n')[0] ?? uses ?? '';
}
