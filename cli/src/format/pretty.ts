import { type Diagnosis, type Diagnostic, escapeControls, type ExcerptLine, type LocatedEvidence } from '@fairlead/diagnosis';
import { formatReference } from 'fairlead/doctor';
import type { Paint, Tone } from '../text/paint';
import { summarize } from './summary';

/** Evidence that a finding shows: more are rarely read. JSON has all of it. */
const SHOWN_EVIDENCE = 4;

/** Lines that are shown before that of a finding. */
const LINES_BEFORE = 2;

/** Findings as a compiler shows them: place, lines, what, why, the fix, and what else proves it. */
export function formatPretty(diagnosis: Diagnosis, paint: Paint): string {
  const blocks = diagnosis.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, paint));
  return `${[...blocks, summarize(diagnosis, paint)].join('\n\n')}\n`;
}

/** One finding, without a line break behind it. */
export function formatDiagnostic(diagnostic: Diagnostic, paint: Paint): string {
  const { severity, id, certainty, what, why, fix, evidence, consequences } = diagnostic;
  const heading = `${paint(`${severity}[${id}]`, severity)}${certainty === 'likely' ? ' (likely)' : ''}: ${paint(escapeControls(what), 'heading')}`;
  return [
    heading,
    ...formatPlace(diagnostic, severity, LINES_BEFORE, paint),
    ...formatStatement('why', why, paint),
    ...formatStatement('fix', fix, paint),
    ...formatEvidences('see', evidence, paint),
    ...formatEvidences('so', consequences, paint),
  ].join('\n');
}

function formatEvidences(label: 'see' | 'so', evidences: readonly LocatedEvidence[], paint: Paint): readonly string[] {
  const more = evidences.length - SHOWN_EVIDENCE;
  const toLine = (text: string) => `  ${paint('=', 'weak')} ${label}: ${text}`;
  return [
    ...evidences
      .slice(0, SHOWN_EVIDENCE)
      .flatMap((evidence) => [toLine(escapeControls(evidence.says)), ...formatPlace(evidence, 'info', 0, paint)]),
    ...(more > 0 ? [toLine(`${more} more; --format json lists them`)] : []),
  ];
}

function formatStatement(label: string, text: string, paint: Paint): readonly string[] {
  return text === '' ? [] : [`  ${paint('=', 'weak')} ${paint(label, 'heading')}: ${escapeControls(text)}`];
}

type Placed = Pick<Diagnostic, 'resource' | 'path' | 'location'>;

function formatPlace({ resource, path, location }: Placed, tone: Tone, linesBefore: number, paint: Paint): readonly string[] {
  const object = escapeControls([formatReference(resource), ...(path === undefined ? [] : [path])].join(' '));
  const arrow = paint('-->', 'weak');
  if (!location) return [`  ${arrow} ${object}`];
  const { file, line, column } = location;
  return [
    `  ${arrow} ${escapeControls(file)}:${line}:${column}  ${paint(object, 'weak')}`,
    ...formatExcerpt(location.excerpt(linesBefore), tone, paint),
  ];
}

function formatExcerpt(lines: readonly ExcerptLine[], tone: Tone, paint: Paint): readonly string[] {
  const width = Math.max(...lines.map(({ number }) => String(number).length));
  return lines.flatMap(({ number, text, marked }) => {
    const shown = `  ${paint(`${String(number).padStart(width)} |`, 'weak')} ${text}`;
    if (!marked) return [shown];
    const [start, end] = marked;
    const caret = ' '.repeat(start) + paint('^'.repeat(Math.max(1, end - start)), tone);
    return [shown, `  ${paint(`${' '.repeat(width)} |`, 'weak')} ${caret}`];
  });
}
