import { dirname } from 'node:path';
import { type Command, flag, formatOptions, HELP, type OptionValues, repeatable, text } from '@fairlead/command-line';
import type { SynthOutcome } from 'fairlead/synth';
import { attemptSynthesis } from '../synth/attempt-synthesis';
import { checkTypes } from '../synth/check-types';
import { findPlatformFile, PLATFORM_FILE } from '../synth/find-platform-file';
import { formatPath } from '../text/format-path';
import { joinAttempt } from '../synth/join-attempt';
import { loadKit } from '../synth/kit';
import { writeOrTell } from '../synth/write-or-tell';
import { EXIT } from './exit';
import { parseArguments } from './parse-arguments';
import { tell } from './tell';

const OPTIONS = {
  check: flag('--check', 'write nothing; exit with 1 when a file is not what would be written'),
  replace: repeatable('--replace <object>', {
    description: 'write what the API server would refuse to change of an object, such as StatefulSet/shop-prod/redis, or of all',
    kind: text,
  }),
  verbose: flag('--verbose', 'print every pair of traffic, every budget with its arithmetic, and every file'),
  html: flag('--html', 'write a page of each environment too: its traffic, budgets and findings, below dist/html'),
  json: flag('--json', 'print files, traffic matrix, budgets and findings as one JSON document'),
  help: HELP,
};

/** How long it may take until something is said. */
const PATIENCE_MS = 1_500;

interface SynthCommandOptions extends OptionValues<typeof OPTIONS> {
  /** @default platform.ts of the working directory */
  readonly platform?: string;
}

/** `fairlead synth`. */
export const command: Command<SynthCommandOptions> = {
  name: 'fairlead synth',
  usage: `fairlead synth [<file or folder of a platform>] [options]

Renders the manifests of every environment of a platform, ${PLATFORM_FILE} unless another is named, and proves that they allow exactly the
declared traffic and keep to every budget. It writes them beside the platform, manifests/<environment>, and prints a summary. Where
something is wrong, the types of the platform too, it says what, writes nothing and exits with 1.

A platform is a TypeScript file that exports environments, a list, and createPlatform(app, environment). fairlead init writes one.

${formatOptions(OPTIONS)}

Exits with 0, with 1 when something is wrong or, with --check, stale, with 2 when nothing could be read or written.`,
  help: 'fairlead synth --help',
  failureCode: EXIT.unread,
  parse: parseOptions,
  run: runSynthCommand,
};

function parseOptions(args: readonly string[]): SynthCommandOptions {
  const line = parseArguments(args, OPTIONS);
  const options = line.getAll();
  const [platform, ...others] = line.positionals;
  if (others.length > 0) throw new Error(`one platform at a time, and ${line.positionals.length} are given`);
  if (options.check && options.html) throw new Error('--check writes nothing, so it goes without --html');
  return { ...options, ...(platform !== undefined && { platform }) };
}

async function runSynthCommand(options: SynthCommandOptions): Promise<number> {
  const file = findPlatformFile(options.platform);
  const kit = loadKit(file);
  // Places in faults are those of the sources.
  process.setSourceMapsEnabled(true);
  const reassurance = setTimeout(reassure, PATIENCE_MS);
  // The compiler works in a process of its own meanwhile.
  const work = Promise.all([checkTypes(file), attemptSynthesis(file, kit)]);
  const [types, attempt] = await work.finally(() => clearTimeout(reassurance));
  const layout = kit.layoutOf('', formatPath(dirname(file)));
  const outcome = writeOrTell(() =>
    kit.runSynth({
      command: nameCommand(options),
      options,
      layout,
      cdk8sFolder: process.env['CDK8S_OUTDIR'],
      synthesize: () => joinAttempt(attempt, types, kit),
      paintOutput: kit.createPaint(process.stdout, process.env['NO_COLOR']),
      paintErrors: kit.createPaint(process.stderr, process.env['NO_COLOR']),
    }),
  );
  print(outcome);
  if (options.html && outcome.syntheses.length > 0) {
    // What draws pictures is larger than all the rest.
    const { writePages } = await import('../synth/write-pages');
    tell(`pages: ${(await writePages(outcome.syntheses, layout.manifestsOf, kit)).join(', ')}`);
  }
  return outcome.code;
}

/** Somebody who watches wonders by then. */
function reassure(): void {
  if (process.stderr.isTTY) tell('checking types, which takes longest the first time');
}

/** As it was typed, for what it says to do next. */
function nameCommand({ platform }: SynthCommandOptions) {
  const typed = ['npx fairlead synth', ...(platform === undefined ? [] : [platform])].join(' ');
  return { plain: typed, withOptions: typed };
}

function print({ stdout, stderr }: SynthOutcome): void {
  if (stdout !== '') process.stdout.write(`${stdout}\n`);
  if (stderr !== '') process.stderr.write(`${stderr}\n`);
}
