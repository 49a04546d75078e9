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

/** A report as a comment of a pull request. */
export function toMarkdown(report: Report): string {
  const { scenario, description, load, engine, target, startedAt, isCutShort, total, thresholds, services, limitedBy, verification } =
    report;
  const faults = describeFaults(total);
  const checks = [
    ...thresholds.map((threshold) => ({ ok: threshold.ok, text: describeThreshold(threshold) })),
    ...(verification ? describeVerification(verification).map((text) => ({ ok: verification.ok, text })) : []),
  ];
  return [
    `### ${isPassed(report) ? '✅' : '❌'} Load: ${escape(scenario)}${isCutShort ? ', cut short' : ''}`,
    '',
    `${escape(description)}. ${escape(load)}, ${escape(engine)}, ${escape(target.service)} ${escape(target.version)} at ${escape(target.url)}, ${startedAt}.`,
    '',
    ...checks.map(({ ok, text }) => `- ${ok ? '✅' : '❌'} ${escape(text)}`),
    '',
    ...toTable(ENDPOINT_HEADS, endpointRows(report)),
    '',
    ...(faults ? [`Faults: ${escape(faults)}`, ''] : []),
    `**Limited by:** ${escape(limitedBy)}`,
    '',
    '<details><summary>What the services used, and where the numbers come from</summary>',
    '',
    ...(services.length > 0 ? [...toTable(SERVICE_HEADS, serviceRows(services)), ''] : []),
    ...report.sources.map((source) => `- ${escape(source)}`),
    `- The lab and the load ran on: ${escape(report.machine.description)}.`,
    '',
    '</details>',
    '',
  ].join('\n');
}

/** The first two columns to the left, numbers to the right. */
function toTable(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const toLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    toLine(heads.map(escape)),
    toLine(heads.map((_, column) => (column < 2 ? ':--' : '--:'))),
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
