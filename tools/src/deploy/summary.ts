import { appendFileSync } from 'node:fs';
import type { FinishedRollout } from './rollout/await-rollouts';

/** What a summary says, in this order. */
export interface Summary {
  /** `prod: sha-4f2c1d0 is deployed`. */
  readonly title: string;
  /** What and its value: `['cluster', 'context shop']`. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Lines that are shown as they are. */
  readonly plan: readonly string[];
  readonly rollouts?: readonly FinishedRollout[];
  /** Why it failed, in lines that are shown as they are. */
  readonly reason?: string;
  /** What to do next. */
  readonly next?: string;
}

/** A summary in Markdown. */
export function formatSummary({ title, facts, plan, rollouts = [], reason, next }: Summary): string {
  return [
    [`## ${title}`],
    reason === undefined ? [] : fence(reason.split('\n')),
    next === undefined ? [] : [next],
    table(['', ''], facts),
    rollouts.length === 0
      ? []
      : table(
          ['Rollout', 'pods', 'seconds'],
          rollouts.map(({ name, pods, seconds }) => [name, String(pods), String(seconds)]),
        ),
    plan.length === 0 ? [] : fence(plan),
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

/** Prints a summary, and adds it to the page of a run of GitHub's where there is one. */
export function publish(summary: Summary, env: NodeJS.ProcessEnv): void {
  const text = `${formatSummary(summary)}\n`;
  process.stdout.write(text);
  const page = env['GITHUB_STEP_SUMMARY'];
  if (page) appendFileSync(page, `${text}\n`);
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)];
}

/** No line of it may end the block. */
function fence(lines: readonly string[]): readonly string[] {
  return ['```text', ...lines.map((line) => line.replaceAll('```', "'''")), '```'];
}
