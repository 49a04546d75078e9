import type { Program } from '@fairlead/command-line';
import { mergeLogs, type Print } from './merged-log';
import { inSources } from './source-places';

/** Where the lines of the services and of the runner go. */
export interface RunnerLog {
  readonly printAs: (name: string) => Print;
  /** For the runner's own words. */
  readonly say: Print;
}

/** What Node prints of an error that ended a process beside the error and its own frames. */
const NODES_OWN = /^(?: {4}at .*\bnode:internal\/.*|Node\.js v.*|)$/;

/**
 * One log for people on the standard output, where stacks name the sources, and Node's own frames are left out. Or, as JSON, the services' lines as they are there, and the
 * runner's words on the standard error.
 */
export function createRunnerLog(
  names: readonly string[],
  isJson: boolean,
  { stdout, stderr }: Pick<Program, 'stdout' | 'stderr'>,
): RunnerLog {
  const writeOut: Print = (line) => void stdout.write(`${line}\n`);
  if (isJson) return { printAs: () => writeOut, say: (line) => void stderr.write(`${line}\n`) };
  const named = mergeLogs(['fairlead', ...names], writeOut);
  const printAs = (name: string): Print => {
    const print = named(name);
    return (line) => {
      if (!NODES_OWN.test(line)) print(inSources(name, line));
    };
  };
  return { printAs, say: named('fairlead') };
}
