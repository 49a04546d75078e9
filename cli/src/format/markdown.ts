import type { Diagnosis, Diagnostic, LocatedEvidence } from '@fairlead/diagnosis';
import { formatReference } from 'fairlead/doctor';
import { escapeMarkdown } from '../text/escape-markdown';
import { placeOf } from './place-of';
import { summarize } from './summary';

/** A diagnosis for a comment of a pull request or the summary of a job. */
export function formatMarkdown(diagnosis: Diagnosis): string {
  const { problems, diagnostics } = diagnosis;
  return [
    '## fairlead doctor',
    summarize(diagnosis, (text) => text),
    ...(problems.length > 0
      ? [problems.map(({ file, line, message }) => `- **not read** ${formatFile(file, line)}: ${escapeMarkdown(message)}`).join('\n')]
      : []),
    ...diagnostics.map(formatDiagnostic),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function formatDiagnostic(diagnostic: Diagnostic): string {
  const { severity, id, certainty, resource, path, what, why, fix, evidence, consequences } = diagnostic;
  const place = placeOf(diagnostic);
  const object = [formatReference(resource), ...(path === undefined ? [] : [path])].join(' ');
  return [
    `### ${severity}: ${escapeMarkdown(what)}`,
    '',
    `- rule: ${id}${certainty === 'likely' ? ' (likely)' : ''}`,
    `- where: ${place ? `${formatFile(place.file, place.line)}, ` : ''}${escapeMarkdown(object)}`,
    `- why: ${escapeMarkdown(why)}`,
    `- fix: **${escapeMarkdown(fix)}**`,
    ...evidence.map((each) => formatEvidence('see', each)),
    ...consequences.map((each) => formatEvidence('so', each)),
  ].join('\n');
}

function formatEvidence(label: 'see' | 'so', { resource, says, location }: LocatedEvidence): string {
  const at = location ? ` (${formatFile(location.file, location.line)})` : '';
  return `- ${label}: ${escapeMarkdown(formatReference(resource))}${at}: ${escapeMarkdown(says)}`;
}

function formatFile(file: string, line: number | undefined): string {
  return escapeMarkdown(line === undefined ? file : `${file}:${line}`);
}
