import type { BudgetLine } from '../budgets/budget';
import type { Finding } from '../finding/finding';
import { countOf } from '../finding/count-of';
import { formatFindings } from './format-findings';
import type { Report } from './report';
import { type CompleteLayout, completeLayout, type ReportLayout } from './report-layout';
import { formatTable } from './text-table';
import type { TrafficRow } from './traffic-matrix';
import { wrapAfter } from './wrap-text';

/** A report as text: the traffic matrix, the budget table and the findings. */
export function formatReport({ matrix, budgets, findings }: Report, layout: ReportLayout = {}): string {
  const complete = completeLayout(layout);
  return [formatMatrix(matrix, complete), layOutBudgets(budgets, complete), listFindings(findings, complete)]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function formatMatrix(matrix: readonly TrafficRow[], { width, paint }: CompleteLayout): readonly string[] {
  const rows = matrix.map(({ from, to, ports }) => [from, to, ports]);
  const [header = '', ...lines] = formatTable([['from', 'to', 'ports'], ...rows], { width: width - 2 });
  return [paint(`Allowed traffic: ${countOf(matrix.length, 'pair')}`, 'heading'), paint(`  ${header}`, 'weak'), ...lines.map(indent)];
}

/**
 * The budget table alone, as a report has it.
 *
 * @internal
 */
export function formatBudgets(budgets: readonly BudgetLine[], layout: ReportLayout = {}): string {
  return layOutBudgets(budgets, completeLayout(layout)).join('\n');
}

function layOutBudgets(budgets: readonly BudgetLine[], { width, paint }: CompleteLayout): readonly string[] {
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

function listFindings(findings: readonly Finding[], layout: CompleteLayout): readonly string[] {
  const { paint } = layout;
  if (findings.length === 0) return [`${paint('Findings:', 'heading')} ${paint('none', 'good')}`];
  return [paint(`Findings: ${findings.length}`, 'heading'), ...formatFindings(findings, layout)];
}

const indent = (line: string) => `  ${line}`;
