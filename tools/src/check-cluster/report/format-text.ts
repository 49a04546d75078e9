import { HELP, MESSAGES } from '../problems/messages';
import type { Problem } from '../problems/problem';
import { type Report, summarize } from './report';

/** For a terminal: a sentence, and a paragraph for each problem. */
export function formatText(report: Report): string {
  return [...report.problems.map(formatProblem), summarize(report)].join('\n\n');
}

function formatProblem({ message, object, what, pods = 1, evidence }: Problem): string {
  const { severity, next } = MESSAGES[message];
  const lines = [
    ['what', pods > 1 ? `${what} (${pods} pods)` : what],
    ...evidence.map(({ source, says }) => [source, says]),
    ['next', next],
    ['more', `${HELP}#${message}`],
  ];
  return [`${severity} ${message}  ${object}`, ...lines.map(([label = '', says = '']) => `  ${label.padEnd(9)}  ${says}`)].join('\n');
}
