import { choice, type Command, formatOptions, HELP, option, type OptionValues } from '@fairlead/command-line';
import { prove } from '@fairlead/diagnosis';
import { inferDependencies, readManifests } from 'fairlead/doctor';
import { listDependencyEdges } from '../format/dependency-edges';
import { drawDot } from '../format/dot';
import { drawMermaid } from '../format/mermaid';
import { EXIT } from './exit';
import { INPUT_OPTIONS, INPUT_USAGE, parseInput, readInput } from './input';
import { readSettings } from '../settings/settings';
import { tellProblems, tellUnreadFields } from './tell';

const DRAW = { mermaid: drawMermaid, dot: drawDot } as const;

const FORMATS = Object.keys(DRAW) as readonly (keyof typeof DRAW)[];

const OPTIONS = {
  format: option('--format <name>', { description: `one of ${FORMATS.join(', ')}`, kind: choice(FORMATS), default: 'mermaid' }),
  ...INPUT_OPTIONS,
  help: HELP,
};

interface GraphOptions extends OptionValues<typeof OPTIONS> {
  readonly paths: readonly string[];
}

/** `fairlead graph`. */
export const command: Command<GraphOptions> = {
  name: 'fairlead graph',
  usage: `fairlead graph ${INPUT_USAGE} [options]

Draws which traffic the NetworkPolicies of manifests let through, with its ports. Dashed is what programs are told to connect to by
their variables, arguments and files, and whether policies let them.

${formatOptions(OPTIONS)}`,
  help: 'fairlead graph --help',
  failureCode: EXIT.unread,
  parse: (args) => parseInput(args, OPTIONS),
  run: printGraph,
};

async function printGraph(options: GraphOptions): Promise<number> {
  const { objects, problems } = await readInput(options.paths, options);
  const { workloadKinds = [] } = readSettings();
  const { matrix, findings } = prove(objects, { workloadKinds });
  tellProblems(problems);
  const isWhole = problems.length === 0 && !tellUnreadFields(findings);
  const manifests = readManifests(
    objects.map(({ object }) => object),
    workloadKinds,
  );
  const dependencies = listDependencyEdges(inferDependencies(manifests));
  process.stdout.write(DRAW[options.format](matrix, dependencies));
  return isWhole ? EXIT.passed : EXIT.unread;
}
