import type { Finding } from '../finding/finding';
import { listStatements } from '../finding/format-finding';
import { formatPlace } from '../finding/resource-reference';
import type { CompleteLayout } from './report-layout';
import { wrapAfter } from './wrap-text';

/** Evidence that a finding shows: more are rarely read. All of it is in the report itself. */
const SHOWN_EVIDENCE = 8;

/** The lines of findings, each with all that is needed to act on it. */
export function formatFindings(findings: readonly Finding[], layout: CompleteLayout): readonly string[] {
  return findings.flatMap((finding) => layOutFinding(finding, layout));
}

function layOutFinding(finding: Finding, { width, paint }: CompleteLayout): string[] {
  const { id, severity, certainty, resource, path, evidence } = finding;
  const tone = severity === 'error' ? 'bad' : severity === 'warning' ? 'warn' : 'weak';
  const more = evidence.length - SHOWN_EVIDENCE;
  const statements = listStatements({ ...finding, evidence: evidence.slice(0, SHOWN_EVIDENCE) });
  return [
    `  ${paint(`${severity} ${id}`, tone)}${certainty === 'likely' ? ' (likely)' : ''}  ${formatPlace(resource, path)}`,
    ...[...statements, ...(more > 0 ? [{ label: 'see', text: `${more} more` }] : [])].flatMap(({ label, text }) =>
      wrapAfter(`      ${label.padEnd(4)}  `, text, width),
    ),
  ];
}
