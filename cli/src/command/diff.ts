import { choice, type Command, formatOptions, HELP, option, type OptionValues } from '@fairlead/command-line';
import { readObjects } from '@fairlead/diagnosis';
import { formatComparison, formatComparisonJson, formatComparisonMarkdown } from '../format/comparison';
import { compare, type Comparison } from '../judge/compare';
import { readSources } from '../read/read-sources';
import { createPaint } from '../text/paint';
import { EXIT } from './exit';
import { parseArguments } from './parse-arguments';
import { readSettings } from '../settings/settings';
import { tellProblems } from './tell';
import { hasFailing, THRESHOLDS } from '../settings/threshold';

const FORMATS = ['pretty', 'json', 'markdown'] as const;

const OPTIONS = {
  format: option('--format <name>', { description: `one of ${FORMATS.join(', ')}`, kind: choice(FORMATS), default: 'pretty' }),
  failOn: option('--fail-on <severity>', { description: `one of ${THRESHOLDS.join(', ')}`, kind: choice(THRESHOLDS), default: 'error' }),
  help: HELP,
};

interface DiffOptions extends OptionValues<typeof OPTIONS> {
  readonly before: string;
  readonly after: string;
}

/** `fairlead diff`. */
export const command: Command<DiffOptions> = {
  name: 'fairlead diff',
  usage: `fairlead diff <old> <new> [options]

Says what one version of manifests changes against another, each a file, a folder or a pattern: traffic, budgets, findings.

${formatOptions(OPTIONS)}

Exits with 0, with 1 for a new finding at or above --fail-on, with 2 when something could not be read.`,
  help: 'fairlead diff --help',
  failureCode: EXIT.unread,
  parse: parseDiffOptions,
  run: printDiff,
};

function parseDiffOptions(args: readonly string[]): DiffOptions {
  const line = parseArguments(args, OPTIONS);
  const [before, after, more] = line.positionals;
  if (before === undefined || after === undefined || more !== undefined) throw new Error('it takes two: what was, and what is to be');
  return { ...line.getAll(), before, after };
}

async function printDiff({ before, after, format, failOn }: DiffOptions): Promise<number> {
  const comparison = compare(await read(before), await read(after), { workloadKinds: readSettings().workloadKinds ?? [] });
  tellProblems(comparison.problems);
  process.stdout.write(write(comparison, format));
  if (comparison.problems.length > 0) return EXIT.unread;
  return hasFailing(comparison.appeared, failOn) ? EXIT.failed : EXIT.passed;
}

async function read(path: string) {
  const { sources, problems } = await readSources([path]);
  const { objects, problems: unread } = readObjects(sources);
  return { objects, problems: [...problems, ...unread] };
}

function write(comparison: Comparison, format: DiffOptions['format']): string {
  switch (format) {
    case 'pretty':
      return formatComparison(comparison, createPaint(process.stdout, process.env));
    case 'json':
      return formatComparisonJson(comparison);
    case 'markdown':
      return formatComparisonMarkdown(comparison);
  }
}
