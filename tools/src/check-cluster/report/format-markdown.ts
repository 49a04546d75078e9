import { HELP, MESSAGES } from '../problems/messages';
import type { Problem } from '../problems/problem';
import { type Report, summarize } from './report';

/** For a comment, or the summary of a job. */
export function formatMarkdown(report: Report): string {
  return [`## Health of ${code(report.namespace)}`, `${escape(summarize(report))}.`, ...report.problems.map(formatProblem)].join('\n\n');
}

function formatProblem({ message, object, what, pods = 1, evidence }: Problem): string {
  const { severity, next } = MESSAGES[message];
  const heading = `### ${severity === 'error' ? '❌' : '⚠️'} ${message}: ${escape(object)}`;
  const facts = [`${escape(what)}${pods > 1 ? ` (${pods} pods)` : ''}`, `Next: **${escape(next)}** (${code(`${HELP}#${message}`)})`];
  const shown = evidence.map(({ source, says }) => `${source.padEnd(9)}  ${says}`).join('\n');
  return [heading, ...facts, ...(evidence.length > 0 ? [fence(shown)] : [])].join('\n\n');
}

/** What Markdown or HTML gives a meaning, and mentions. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]#|~<>&@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** In a fence that is longer than any in the text. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}text\n${text}\n${ticks}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
