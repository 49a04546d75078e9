import {
  describeFaults,
  describeThreshold,
  describeVerification,
  ENDPOINT_HEADS,
  endpointRows,
  SERVICE_HEADS,
  serviceRows,
} from './format';
import { isPassed, type Report } from './report';

/** A report for a terminal, up to 150 characters wide. */
export function toText(report: Report): string {
  const { scenario, load, engine, target, isCutShort, total, thresholds, services, limitedBy, verification } = report;
  const faults = describeFaults(total);
  return [
    `${scenario}: ${load}, ${engine}, ${target.service} ${target.version} at ${target.url}${isCutShort ? ', cut short' : ''}`,
    '',
    ...toTable(ENDPOINT_HEADS, endpointRows(report)),
    ...(faults ? ['', `faults: ${faults}`] : []),
    ...(services.length > 0 ? ['', ...toTable(SERVICE_HEADS, serviceRows(services))] : []),
    '',
    `limited by: ${limitedBy}`,
    ...(verification ? ['', ...describeVerification(verification).map((line) => `${mark(verification.ok)}  ${line}`)] : []),
    '',
    ...thresholds.map((threshold) => `${mark(threshold.ok)}  ${describeThreshold(threshold)}`),
    isPassed(report) ? 'passed' : 'FAILED',
  ].join('\n');
}

function mark(ok: boolean): string {
  return ok ? 'ok    ' : 'BROKEN';
}

/** Columns side by side: the first two to the left, numbers to the right. */
function toTable(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const align = (row: readonly string[]) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [align(heads), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(align)];
}
