import { describeExpiry, describeThresholds, describeVerification, formatCheck } from './checks';
import { describeFaults } from './format';
import { formatTable } from './format-table';
import { isPassed, type Report } from './report';
import { endpointTable, processorTable, type ReportTable, serviceTable, TEXT_COLUMNS } from './tables';

/** A report for a terminal, up to 150 characters wide. */
export function toText(report: Report): string {
  const { scenario, load, engine, target, isCutShort, total, thresholds, services, limitedBy, capacity, verification } = report;
  const faults = describeFaults(total);
  const database = [...describeVerification(verification), ...describeExpiry(report.expiry)];
  return [
    `${scenario}: ${load}, ${engine}, ${target.service} ${target.version} at ${target.url}${isCutShort ? ', cut short' : ''}`,
    '',
    ...toTable(endpointTable(report)),
    ...(faults ? ['', `faults: ${faults}`] : []),
    ...(services.length > 0 ? ['', ...toTable(serviceTable(report))] : []),
    '',
    ...toTable(processorTable(report)),
    '',
    `limited by: ${limitedBy}`,
    ...(capacity === undefined ? [] : [`what fits: ${capacity}`]),
    ...(database.length > 0 ? ['', ...database.map(formatCheck)] : []),
    '',
    ...describeThresholds(thresholds).map(formatCheck),
    isPassed(report) ? 'passed' : 'FAILED',
  ].join('\n');
}

function toTable({ heads, rows }: ReportTable): readonly string[] {
  return formatTable(heads, rows, { textColumns: TEXT_COLUMNS, isRuled: true });
}
