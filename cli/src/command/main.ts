import { formatEntries, HELP, type Program, runCommand } from '@fairlead/command-line';
import { findNearestWord } from 'fairlead/contract';
import { VERSION } from './version';

/** A subcommand. Only that which is asked for is loaded. */
interface Subcommand {
  readonly summary: string;
  readonly run: (program: Program) => Promise<void>;
}

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  init: {
    summary: 'writes a small platform to begin with',
    run: async (program) => runCommand((await import('./init')).command, program),
  },
  synth: {
    summary: 'renders the manifests of a platform, proves them and writes them',
    run: async (program) => runCommand((await import('./synth')).command, program),
  },
  doctor: {
    summary: 'says what is wrong in Kubernetes manifests, why, and the fix',
    run: async (program) => runCommand((await import('./doctor')).command, program),
  },
  explain: {
    summary: 'says what a rule finds, why, and what to do',
    run: async (program) => runCommand((await import('./explain')).command, program),
  },
  diff: {
    summary: 'says what one version of manifests changes against another: traffic, budgets, findings',
    run: async (program) => runCommand((await import('./diff')).command, program),
  },
  'can-reach': {
    summary: 'says whether NetworkPolicies let one workload reach another, and which rules decide',
    run: async (program) => runCommand((await import('./can-reach')).command, program),
  },
  graph: {
    summary: 'draws which traffic NetworkPolicies let through, for Mermaid or Graphviz',
    run: async (program) => runCommand((await import('./graph')).command, program),
  },
  budget: {
    summary: 'says what manifests use up at the worst moment, and what bounds it',
    run: async (program) => runCommand((await import('./budget')).command, program),
  },
};

const USAGE = `fairlead <command>

${formatEntries(Object.entries(SUBCOMMANDS).map(([name, { summary }]) => [name, summary]))}

fairlead <command> ${HELP.label} tells its options, fairlead --version the version.`;

/** Alone touches `process`, beside what a subcommand writes. */
async function main(): Promise<void> {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    // Who reads may have enough, as `head` does.
    if (code === 'EPIPE') process.exit(process.exitCode);
    process.stderr.write(`fairlead: the answer cannot be written (${code})\n`);
    process.exit(2);
  });
  // Where nobody can be told, the answer and the exit code are still there.
  process.stderr.on('error', () => undefined);
  const [name = '', ...args] = process.argv.slice(2);
  if (['', 'help', '-h', HELP.label].includes(name)) return finish(name === '' ? 2 : 0, USAGE);
  if (['-V', '--version', 'version'].includes(name)) return finish(0, VERSION);
  const subcommand = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
  if (!subcommand)
    return finish(2, `there is no command ${JSON.stringify(name)}${suggest(name)}; fairlead ${HELP.label} lists what there is`);
  const program = {
    argv: [name, name, ...(args[0] === '-h' ? [HELP.label] : args)],
    stdout: process.stdout,
    stderr: process.stderr,
    set exitCode(code: number) {
      process.exitCode = code;
    },
  };
  await subcommand.run(program);
}

function finish(code: number, message: string): void {
  (code === 0 ? process.stdout : process.stderr).write(`${message}\n`);
  process.exitCode = code;
}

function suggest(name: string): string {
  const nearest = findNearestWord(name, Object.keys(SUBCOMMANDS));
  return nearest === undefined ? '' : `, did you mean ${nearest}?`;
}

void main();
