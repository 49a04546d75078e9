import { type Diagnosis, type Diagnostic, escapeControls, type Problem } from '@fairlead/diagnosis';
import { placeOf } from './place-of';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatGithub(diagnosis: Diagnosis): string {
  const lines = [...diagnosis.problems.map(formatProblem), ...diagnosis.diagnostics.map((each) => formatDiagnostic(each))];
  return lines.map((line) => `${line}\n`).join('');
}

function formatDiagnostic(diagnostic: Diagnostic): string {
  const { severity, id, what, why, fix, consequences } = diagnostic;
  const place = placeOf(diagnostic);
  const properties = place
    ? { file: place.file, line: place.line, col: place.column, endLine: place.endLine, endColumn: place.endColumn }
    : {};
  return command(COMMANDS[severity], { ...properties, title: id }, [
    what,
    `why: ${why}`,
    `fix: ${fix}`,
    ...consequences.map(({ says }) => `so: ${says}`),
  ]);
}

function formatProblem({ file, line, column, message }: Problem): string {
  return command('error', { file, ...(line !== undefined && { line }), ...(column !== undefined && { col: column }), title: 'not read' }, [
    message,
  ]);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, lines: readonly string[]): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${lines.map(escapeLine).join('%0A')}`;
}

/** As the runner's own toolkit does it (actions/toolkit, command.ts). Breaks within a line are no breaks: the log is read in terminals. */
function escapeLine(text: string): string {
  return escapeControls(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeLine(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
