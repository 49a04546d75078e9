import type { BudgetLine } from '../budgets/budget';
import type { Finding } from '../finding/finding';
import { countOf } from '../finding/count-of';
import { formatFindings } from './format-findings';
import type { Report } from './report';
import { type CompleteLayout, completeLayout, type ReportLayout } from './report-layout';

/**
 * A report in one line, and below it each finding: the traffic matrix and the budget table are counted, not shown.
 *
 * @example
 * formatSummary(report); // 11 pairs of traffic allowed, 21 budgets hold, no findings
 */
export function formatSummary({ matrix, budgets, findings }: Report, layout: ReportLayout = {}): string {
  const complete = completeLayout(layout);
  const counts = [`${countOf(matrix.length, 'pair')} of traffic allowed`, summarizeBudgets(budgets, complete), count(findings, complete)];
  return [counts.join(', '), ...formatFindings(findings, complete)].join('\n');
}

function summarizeBudgets(budgets: readonly BudgetLine[], { paint }: CompleteLayout): string {
  const broken = budgets.filter(({ ok }) => !ok).length;
  if (broken > 0) return paint(`${broken} of ${countOf(budgets.length, 'budget')} not kept`, 'bad');
  return paint(`${countOf(budgets.length, 'budget')} ${budgets.length === 1 ? 'holds' : 'hold'}`, 'good');
}

function count(findings: readonly Finding[], { paint }: CompleteLayout): string {
  if (findings.length === 0) return paint('no findings', 'good');
  return paint(countOf(findings.length, 'finding'), findings.some(({ severity }) => severity === 'error') ? 'bad' : 'warn');
}
