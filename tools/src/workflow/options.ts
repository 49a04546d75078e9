import { CommandLine, flag, formatOptions, HELP, type Kind, option, repeatable, text } from '@fairlead/command-line';

export const NAME = 'npm run workflow';

/** A key and its value. */
export type Pair = readonly [key: string, value: string];

const pair: Kind<Pair> = (given, name) => {
  const [, key, value] = /^([\w-]+)=(.*)$/s.exec(given) ?? [];
  if (key === undefined || value === undefined)
    throw new Error(`${name} is ${JSON.stringify(given)}; give a key and a value, such as node=24`);
  return [key, value];
};

const OPTIONS = {
  list: flag('--list', 'list the jobs of all workflows'),
  matrix: repeatable('--matrix <key=value>', { kind: pair, description: 'which entry of the matrix; by default the first' }),
  input: repeatable('--input <key=value>', { kind: pair, description: 'an input of the workflow' }),
  event: option('--event <name>', { kind: text, description: 'what has started it; by default pull_request where it starts by that' }),
  skip: repeatable('--skip <text>', { kind: text, description: 'leave out steps whose name or command has this text' }),
  folder: option('--folder <path>', { kind: text, description: 'where the workflows are', default: '.github/workflows' }),
  dryRun: flag('--dry-run', 'print the commands, and run none'),
  help: HELP,
};

/** What is run, and how. */
export interface Options {
  /** `check`, or `ci/check` where several workflows have one; nothing for a list. */
  readonly job: string | undefined;
  readonly matrix: readonly Pair[];
  readonly inputs: readonly Pair[];
  readonly event: string | undefined;
  readonly skip: readonly string[];
  readonly folder: string;
  readonly isDryRun: boolean;
}

export const USAGE = `${NAME} -- <job> [options]

Runs the commands of a job of .github/workflows on this machine, one after the other, as GitHub does. Steps that use an action are left out
and told, and so are npm ci, and commands with sudo. A variable that is set already is not set again, so that you can give what GitHub alone
knows: BASE=main npm run workflow -- manifests.

${formatOptions(OPTIONS)}

Ends with 0, with 1 where a command fails, with 2 where nothing was run because an argument is wrong, and with 130 after Ctrl-C; what a job does always, it does then too.`;

/** @throws Error that names what is wrong */
export function parseOptions(args: readonly string[]): Options {
  const line = new CommandLine(args, OPTIONS, { allowPositionals: true });
  const { list, matrix, input: inputs, event, skip, folder, dryRun: isDryRun } = line.getAll();
  const [job, ...others] = line.positionals;
  if (list ? job !== undefined : job === undefined || others.length > 0)
    throw new Error(list ? '--list lists all jobs; give it alone' : `give the name of one job; ${NAME} -- --list lists them`);
  return { job, matrix, inputs, event, skip, folder, isDryRun };
}
