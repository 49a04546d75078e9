import { describeExpiry, describeThresholds, describeVerification } from './checks';
import { describeFaults } from './format';
import { isPassed, type Report } from './report';
import { endpointTable, processorTable, type ReportTable, serviceTable, TEXT_COLUMNS } from './tables';

/** A report as a comment of a pull request. */
export function toMarkdown(report: Report): string {
  const { scenario, description, load, engine, target, startedAt, isCutShort, total, thresholds, services, limitedBy, verification } =
    report;
  const faults = describeFaults(total);
  const checks = [...describeThresholds(thresholds), ...describeVerification(verification), ...describeExpiry(report.expiry)];
  return [
    `### ${isPassed(report) ? '✅' : '❌'} Load: ${escape(scenario)}${isCutShort ? ', cut short' : ''}`,
    '',
    `${escape(description)}. ${escape(load)}, ${escape(engine)}, ${escape(target.service)} ${escape(target.version)} at ${escape(target.url)}, ${startedAt}.`,
    '',
    ...checks.map(({ ok, text }) => `- ${ok ? '✅' : '❌'} ${escape(text)}`),
    '',
    ...toTable(endpointTable(report)),
    '',
    ...(faults ? [`Faults: ${escape(faults)}`, ''] : []),
    `**Limited by:** ${escape(limitedBy)}`,
    '',
    ...(report.capacity === undefined ? [] : [`**What fits:** ${escape(report.capacity)}`, '']),
    '<details><summary>What the services used, and where the numbers come from</summary>',
    '',
    ...(services.length > 0 ? [...toTable(serviceTable(report)), ''] : []),
    ...toTable(processorTable(report)),
    '',
    ...report.sources.map((source) => `- ${escape(source)}`),
    `- The lab and the load ran on: ${escape(report.machine.description)}.`,
    '',
    '</details>',
    '',
  ].join('\n');
}

function toTable({ heads, rows }: ReportTable): readonly string[] {
  const toLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    toLine(heads.map(escape)),
    toLine(heads.map((_, column) => (column < TEXT_COLUMNS ? ':--' : '--:'))),
    ...rows.map((row) => toLine(row.map(escape))),
  ];
}

/** A version may hold anything: no markup, no new cell, and no mention, which GitHub looks for in the text that it has rendered. */
function escape(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|#]/g, '\\$&')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('@', '@<!-- -->');
}
