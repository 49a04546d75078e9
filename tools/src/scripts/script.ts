import { type Command, CommandLine, formatOptions, HELP, type OptionTable, type OptionValues } from '@fairlead/command-line';
import { runSteps, type Steps } from './run-steps';

/** What a script is made of. */
export interface ScriptProps<Options extends OptionTable> {
  /** As it is typed: `npm run lint`. */
  readonly name: string;
  /** What it does, for `--help`. */
  readonly does: string;
  /** @default none but `--help` */
  readonly options?: Options;
  readonly steps: (options: OptionValues<Options>) => Steps;
}

/** A script of `package.json` that other programs do: its arguments are read as the programs to run. */
export type Script = Command<Steps>;

/** A script whose programs never see an argument that they would not understand, or take for something else. */
export function defineScript<const Options extends OptionTable>(props: ScriptProps<Options>): Script {
  const { name, does, options = {} as Options, steps } = props;
  return {
    name,
    usage: formatUsage(name, does, options),
    parse: (args) => steps(new CommandLine(args, options).getAll()),
    run: runSteps,
  };
}

/** @param takes what may stand where an option may */
export function formatUsage(name: string, does: string, options: OptionTable, takes = '[options]'): string {
  return `${name} -- ${takes}\n\n${does}\n\n${formatOptions({ ...options, help: HELP })}`;
}
