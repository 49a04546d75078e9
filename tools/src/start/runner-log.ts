import { mergeLogs, type Print } from './merged-log';
import { inSources } from './source-places';

/** Where the lines of the services and of the runner go. */
export interface RunnerLog {
  readonly printAs: (name: string) => Print;
  /** For the runner's own words. */
  readonly say: Print;
}

/**
 * One log for people on the standard output, where stacks name the sources. Or, as JSON, the services' lines as they are there, and the
 * runner's words on the standard error.
 */
export function createRunnerLog(names: readonly string[], isJson: boolean, { stdout, stderr }: NodeJS.Process): RunnerLog {
  const writeOut: Print = (line) => void stdout.write(`${line}\n`);
  if (isJson) return { printAs: () => writeOut, say: (line) => void stderr.write(`${line}\n`) };
  const named = mergeLogs(['fairlead', ...names], writeOut);
  const printAs = (name: string): Print => {
    const print = named(name);
    return (line) => print(inSources(name, line));
  };
  return { printAs, say: named('fairlead') };
}
