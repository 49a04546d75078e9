import type { BudgetLine } from '../budgets/budget';
import type { Finding } from '../finding/finding';
import { formatPlace } from '../finding/resource-reference';
import { listStatements } from '../finding/format-finding';
import type { Report } from './report';
import { formatTable } from './text-table';
import type { TrafficRow } from './traffic-matrix';
import { wrapAfter } from './wrap-text';

/** What a piece of text is, for {@link ReportLayout.paint}. */
export type Tone = 'heading' | 'good' | 'bad' | 'warn' | 'weak';

/** How a report is printed. */
export interface ReportLayout {
  /**
   * Most characters of a line.
   *
   * @default 100
   */
  readonly width?: number;
  /**
   * Colours a piece of text.
   *
   * @default leaves it as it is
   */
  readonly paint?: (text: string, tone: Tone) => string;
}

type Layout = Required<ReportLayout>;

/** Evidence that a finding shows: more are rarely read. All of it is in the report itself. */
const SHOWN_EVIDENCE = 8;

/** A report as text: the traffic matrix, the budget table and the findings. */
export function formatReport({ matrix, budgets, findings }: Report, layout: ReportLayout = {}): string {
  const complete: Layout = { width: 100, paint: (text) => text, ...layout };
  return [formatMatrix(matrix, complete), formatBudgets(budgets, complete), formatFindings(findings, complete)]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function formatMatrix(matrix: readonly TrafficRow[], { width, paint }: Layout): readonly string[] {
  const rows = matrix.map(({ from, to, ports }) => [from, to, ports]);
  const [header = '', ...lines] = formatTable([['from', 'to', 'ports'], ...rows], { width: width - 2 });
  return [paint(`Allowed traffic: ${count(matrix.length, 'pair')}`, 'heading'), paint(`  ${header}`, 'weak'), ...lines.map(indent)];
}

function formatBudgets(budgets: readonly BudgetLine[], { width, paint }: Layout): readonly string[] {
  const broken = budgets.filter(({ ok }) => !ok).length;
  const rows = budgets.map(({ owner, name, used, limit, unit, ok }) => [
    `${owner} ${name}`,
    String(used ?? '?'),
    limit === undefined ? 'no limit' : String(limit),
    unit,
    ok ? '' : used === undefined ? 'UNKNOWN' : 'EXCEEDED',
  ]);
  const [header = '', ...lines] = formatTable([['budget', 'used', 'limit', 'unit', ''], ...rows], {
    width: Infinity,
    align: ['left', 'right', 'right'],
  });
  const state = broken === 0 ? paint('all hold', 'good') : paint(`${broken} not kept`, 'bad');
  return [
    `${paint(`Budgets at the worst moment of a rollout: ${budgets.length},`, 'heading')} ${state}`,
    paint(`  ${header}`, 'weak'),
    ...budgets.flatMap(({ ok, arithmetic }, index) => [
      ok ? indent(lines[index] ?? '') : paint(indent(lines[index] ?? ''), 'bad'),
      ...wrapAfter('      ', arithmetic, width).map((line) => paint(line, 'weak')),
    ]),
  ];
}

function formatFindings(findings: readonly Finding[], layout: Layout): readonly string[] {
  const { paint } = layout;
  if (findings.length === 0) return [`${paint('Findings:', 'heading')} ${paint('none', 'good')}`];
  return [paint(`Findings: ${findings.length}`, 'heading'), ...findings.flatMap((finding) => layOutFinding(finding, layout))];
}

function layOutFinding(finding: Finding, { width, paint }: Layout): string[] {
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

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

const indent = (line: string) => `  ${line}`;
