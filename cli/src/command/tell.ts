import { escapeControls, formatProblem, plural, type Problem } from '@fairlead/diagnosis';
import type { Finding } from 'fairlead/doctor';

/** What is beside the answer goes where it is in no format's way. */
export function tell(text: string): void {
  process.stderr.write(`fairlead: ${escapeControls(text)}\n`);
}

/** Tells what could not be read. */
export function tellProblems(problems: readonly Problem[]): void {
  for (const problem of problems) tell(formatProblem(problem));
}

/** Says whether fields could not be read, on which something depends that then is not told; the doctor tells which. */
export function tellUnreadFields(findings: readonly Finding[]): boolean {
  const { length } = findings.filter(({ id }) => id === 'invalid-field' || id === 'invalid-quantity');
  if (length > 0) tell(`${plural(length, 'field')} cannot be read, so something may be missing here; fairlead doctor says which`);
  return length > 0;
}
