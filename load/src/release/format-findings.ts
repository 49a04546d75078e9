import { formatCheck } from '../report/checks';
import { formatCount } from '../report/format';
import { formatTable } from '../report/format-table';
import { failedForMs } from './proof';
import type { Finding } from './finding';

const HEADS = ['what happened', 'requests', 'failed', 'failed for', 'p99', 'slowest', 'what was seen'] as const;

/** Columns from the left that are text. */
const TEXT_COLUMNS = 1;

/** Whether every promise was kept. */
export function isKept({ promises }: Finding): boolean {
  return promises.every(({ ok }) => ok);
}

/** A table with a line for each event, the faults that clients met, and each promise that was broken. */
export function toText(findings: readonly Finding[]): string {
  const broken = listBroken(findings);
  return [
    ...formatTable(HEADS, findings.map(toRow), { textColumns: TEXT_COLUMNS, isRuled: true }).map((line) => line.trimEnd()),
    '',
    ...listFaults(findings),
    ...broken.map((text) => formatCheck({ ok: false, text })),
    ...(broken.length > 0 ? [] : [formatCheck({ ok: true, text: describeKept(findings) })]),
  ].join('\n');
}

/** The same as Markdown. */
export function toMarkdown(findings: readonly Finding[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const broken = listBroken(findings);
  return [
    line(HEADS),
    line(HEADS.map((_, column) => (column < TEXT_COLUMNS || column === HEADS.length - 1 ? ':--' : '--:'))),
    ...findings.map((finding) => line(toRow(finding))),
    '',
    ...listFaults(findings).map((text) => `- ${text}`),
    ...(broken.length > 0 ? broken.map((text) => `- ❌ ${text}`) : [`- ✅ ${describeKept(findings)}`]),
    '',
  ].join('\n');
}

function toRow({ event, seen, tally }: Finding): readonly string[] {
  const { requests, failed, p99Ms, slowestMs } = tally;
  const failedFor = failed === 0 ? '' : `${(failedForMs(tally) / 1_000).toFixed(1)} s`;
  return [event, formatCount(requests), formatCount(failed), failedFor, toMs(p99Ms), toMs(slowestMs), seen];
}

function toMs(ms: number): string {
  return `${formatCount(ms)} ms`;
}

/** What clients met where requests failed. */
function listFaults(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ tally }) => tally.failed > 0)
    .map(({ event, tally: { faults } }) => {
      const counts = Object.entries(faults).sort(([, a], [, b]) => b - a);
      return `${event}: ${counts.map(([fault, count]) => `${fault} ${formatCount(count)} ×`).join(', ')}`;
    });
}

function listBroken(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ event, promises }) =>
    promises.filter(({ ok }) => !ok).map(({ promise, measured }) => `${event}: ${promise}: ${measured}`),
  );
}

function describeKept(findings: readonly Finding[]): string {
  const count = findings.reduce((sum, { promises }) => sum + promises.length, 0);
  const ids = (['records', 'users'] as const).map((kind) => findings.reduce((sum, { tally }) => sum + tally[kind].length, 0));
  return `${count} promises kept; of ${formatCount(ids[0]!)} records and ${formatCount(ids[1]!)} users that were acknowledged, none is missing`;
}
