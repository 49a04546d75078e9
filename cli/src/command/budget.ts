import { type Command, formatOptions, HELP } from '@fairlead/command-line';
import { escapeControls, prove } from '@fairlead/diagnosis';
import { formatBudgets } from 'fairlead/doctor';
import { EXIT } from './exit';
import { INPUT_OPTIONS, INPUT_USAGE, type InputOptions, parseInput, readInput } from './input';
import { readSettings } from '../settings/settings';
import { tellProblems, tellUnreadFields } from './tell';

const OPTIONS = { ...INPUT_OPTIONS, help: HELP };

interface BudgetOptions extends InputOptions {
  readonly paths: readonly string[];
}

/** `fairlead budget`. */
export const command: Command<BudgetOptions> = {
  name: 'fairlead budget',
  usage: `fairlead budget ${INPUT_USAGE} [options]

Says what the manifests use up at the worst moment of a rollout, with the arithmetic, beside what bounds it: pods, CPU, memory,
evictions.

${formatOptions(OPTIONS)}

Exits with 0, with 1 when a budget is not kept, with 2 when something could not be read.`,
  help: 'fairlead budget --help',
  failureCode: EXIT.unread,
  parse: (args) => parseInput(args, OPTIONS),
  run: printBudgets,
};

async function printBudgets(options: BudgetOptions): Promise<number> {
  const { objects, problems } = await readInput(options.paths, options);
  const { budgets, findings } = prove(objects, { workloadKinds: readSettings().workloadKinds ?? [] });
  tellProblems(problems);
  const isWhole = problems.length === 0 && !tellUnreadFields(findings);
  process.stdout.write(`${formatBudgets(budgets).split('\n').map(escapeControls).join('\n')}\n`);
  if (!isWhole) return EXIT.unread;
  return budgets.every(({ ok }) => ok) ? EXIT.passed : EXIT.failed;
}
