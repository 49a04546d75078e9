import { CommandLine } from './command-line';
import { flag } from './option';

/** The option that every command has: it prints the usage, and nothing runs. */
export const HELP = flag('--help', 'print this text');

/** How a command is told of. */
export interface CommandUsage {
  /** As it is typed: `npm run bench:data`. */
  readonly name: string;
  /** What `--help` prints. */
  readonly usage: string;
  /** What prints the usage. @default the name with ` -- --help`, as npm takes it */
  readonly help?: string;
}

/** A command of the workspace. */
export interface Command<Options> extends CommandUsage {
  /** Exit code where it throws. @default 1 */
  readonly failureCode?: number;
  /** What Ctrl-C aborts, as `createStopSignal` makes it: what the command throws then ends it with 130. @default nothing does */
  readonly stop?: AbortSignal;
  /** Reads its arguments; throws an Error that names the one that is wrong and what to write. */
  readonly parse: (args: readonly string[]) => Promise<Options> | Options;
  /** Does it. Gives its exit code, or nothing for 0; throws an Error whose message says why it could not. */
  readonly run: (options: Options) => Promise<number | void> | number | void;
}

/** What a command touches of its process. */
export interface Program {
  readonly argv: readonly string[];
  exitCode?: number | string | null | undefined;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** As shells tell of a command that SIGINT has ended. */
const INTERRUPTED = 130;

/**
 * Runs a command as its arguments say, and leaves its exit code: 0 after `--help`, whatever else is given; 2 for a wrong argument; 130 where
 * it was stopped; 1, or what the command says, when it throws otherwise. What is wrong is told without a stack.
 */
export async function runCommand<Options>(command: Command<Options>, program: Program): Promise<void> {
  const { parse, run, failureCode = 1, stop } = command;
  const args = readArgs(command, program);
  if (!args) return;
  let options: Options;
  try {
    options = await parse(args);
  } catch (error) {
    return refuse(command, error as Error, program);
  }
  try {
    program.exitCode = (await run(options)) ?? 0;
  } catch (error) {
    fail(stop?.aborted ? INTERRUPTED : failureCode, formatError(error as Error), program);
  }
}

/**
 * What the arguments of a command say, for a program that loads what does the work only then.
 *
 * @returns nothing after `--help` and after a wrong argument: both are answered, as {@link runCommand} does
 */
export function readCommandLine<Options>(
  command: CommandUsage & { readonly parse: (args: readonly string[]) => Options },
  program: Program,
): Options | undefined {
  const args = readArgs(command, program);
  if (!args) return undefined;
  try {
    return command.parse(args);
  } catch (error) {
    refuse(command, error as Error, program);
    return undefined;
  }
}

/** The arguments of a command; nothing after `--help`, which is answered. */
function readArgs({ usage }: CommandUsage, { argv, stdout }: Program): readonly string[] | undefined {
  const args = argv.slice(2);
  if (!isAskedForHelp(args)) return args;
  stdout.write(`${usage}\n`);
  return undefined;
}

function refuse({ name, help = `${name} -- ${HELP.label}` }: CommandUsage, { message }: Error, program: Program): void {
  fail(2, `${message}; ${help} lists what there is`, program);
}

function fail(code: number, message: string, program: Program): void {
  program.stderr.write(`${message}\n`);
  program.exitCode = code;
}

/** Behind `--` nothing is an option. */
function isAskedForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).includes(HELP.label);
}

/** For a command that takes no option but `--help`. */
export function parseNothing(args: readonly string[]): void {
  new CommandLine(args, {});
}

function formatError({ message, cause }: Error): string {
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
