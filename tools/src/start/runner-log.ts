import { mergeLogs, type Print } from './merged-log';

/** Where the lines of the services and of the runner go. */
export interface RunnerLog {
  readonly printAs: (name: string) => Print;
  /** For the runner's own words. */
  readonly say: Print;
}

/**
 * One log for people on the standard output or, as JSON, the services' lines as they are there and the runner's words on the standard
 * error.
 */
export function createRunnerLog(names: readonly string[], isJson: boolean, { stdout, stderr }: NodeJS.Process): RunnerLog {
  const writeOut: Print = (line) => void stdout.write(`${line}\n`);
  if (isJson) return { printAs: () => writeOut, say: (line) => void stderr.write(`${line}\n`) };
  const printAs = mergeLogs(['fairlead', ...names], writeOut);
  return { printAs, say: printAs('fairlead') };
}
