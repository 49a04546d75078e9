import { CommandLine, type OptionTable } from '@fairlead/command-line';
import { findNearestWord } from 'fairlead/contract';

/**
 * What a command was called with.
 *
 * @throws TypeError as CommandLine does, with the option that is known and most like one that is not
 */
export function parseArguments<Options extends OptionTable>(args: readonly string[], options: Options): CommandLine<Options> {
  try {
    return new CommandLine(args, options, { allowPositionals: true });
  } catch (error) {
    const { message } = error as TypeError;
    // Without their dashes, which make all names alike.
    const unknown = /^Unknown option '--([^']+)'/.exec(message)?.[1];
    const names = Object.values(options).flatMap(({ label }) => /--([\w-]+)/.exec(label)?.[1] ?? []);
    const nearest = unknown === undefined ? undefined : findNearestWord(unknown, names);
    throw new TypeError(nearest === undefined ? message : `${message}, did you mean --${nearest}?`, { cause: error });
  }
}
