import { formatProblem, type Problem } from '../read/problem';
import { escapeControls } from '../text/escape-controls';

/** What is beside the answer goes where it is in no format's way. */
export function tell(text: string): void {
  process.stderr.write(`fairlead: ${escapeControls(text)}\n`);
}

/** Tells what could not be read. */
export function tellProblems(problems: readonly Problem[]): void {
  for (const problem of problems) tell(formatProblem(problem));
}
