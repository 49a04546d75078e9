import { type Command, CommandLine, formatEntries, HELP } from '@fairlead/command-line';
import { RULES } from '@fairlead/diagnosis';
import { checkRule } from '../settings/check-rule';

const OPTIONS = { help: HELP };

/** `fairlead explain`. */
export const command: Command<string | undefined> = {
  name: 'fairlead explain',
  usage: `fairlead explain [rule]

Says what a rule finds, what happens in a cluster, and what to do; without a rule, which rules there are.`,
  help: 'fairlead explain --help',
  failureCode: 2,
  parse: parseRule,
  run: (id) => void process.stdout.write(`${id === undefined ? listRules() : explain(id)}\n`),
};

function parseRule(args: readonly string[]): string | undefined {
  const [id, more] = new CommandLine(args, OPTIONS, { allowPositionals: true }).positionals;
  if (more !== undefined) throw new Error('one rule at a time');
  return id === undefined ? undefined : checkRule(id);
}

function listRules(): string {
  return formatEntries(Object.entries(RULES).map(([id, { says }]) => [id, says]));
}

function explain(id: string): string {
  const { says = '', why = '', fix = '', isAdvice } = RULES[id] ?? {};
  const advice = isAdvice ? 'It is advice, and told with --profile strict or --only.\n' : '';
  return `${id}: ${says}\n\nWhy: ${why}\nFix: ${fix}\n\n${advice}Skip it with --skip ${id}, or on one object with the annotation\n  fairlead.dev/ignore: "${id}: <reason>"`;
}
