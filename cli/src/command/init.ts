import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, flag, formatOptions, HELP, option, type OptionValues } from '@fairlead/command-line';
import { label, labels, nameAfter } from '../init/names';
import { type PlannedFile, planProject } from '../init/plan';
import { DEVELOPMENT_NAMES } from '../init/sources';
import { DEPENDENCIES, DEV_DEPENDENCIES } from '../init/versions';
import { findUp } from '../read/find-up';
import { writeOrTell } from '../synth/write-or-tell';
import { formatPath } from '../text/format-path';
import { EXIT } from './exit';
import { parseArguments } from './parse-arguments';

const OPTIONS = {
  name: option('--name <name>', { description: 'name of the platform (default that of the folder)', kind: label }),
  env: option('--env <names>', { description: 'its environments', kind: labels, default: 'dev,prod' }),
  dryRun: flag('--dry-run', 'only say what would be written'),
  help: HELP,
};

interface InitOptions extends Omit<OptionValues<typeof OPTIONS>, 'name'> {
  readonly folder: string;
  readonly name: string;
}

/** `fairlead init`. */
export const command: Command<InitOptions> = {
  name: 'fairlead init',
  usage: `fairlead init [<folder>] [options]

Writes a platform of two services to begin with: contracts.ts, environments.ts, platform.ts, and what belongs beside them, package.json
among it. A file that is there stays as it is; only package.json gets what it lacks. Nothing is installed.

${formatOptions(OPTIONS)}

Environments called ${DEVELOPMENT_NAMES.slice(0, -1).join(', ')} or ${DEVELOPMENT_NAMES.at(-1)} are for one machine, all others serve clients.
Exits with 0, with 2 when something could not be read or written.`,
  help: 'fairlead init --help',
  failureCode: EXIT.unread,
  parse: parseOptions,
  run: initProject,
};

function parseOptions(args: readonly string[]): InitOptions {
  const line = parseArguments(args, OPTIONS);
  const [folder = '.', ...others] = line.positionals;
  if (others.length > 0) throw new Error(`one folder at a time, and ${line.positionals.length} are given`);
  const options = line.getAll();
  return { ...options, folder, name: options.name ?? nameAfter(folder) };
}

function initProject({ folder, name, env: environments, dryRun }: InitOptions): void {
  const files = planProject(folder, { name, environments });
  if (!dryRun) writeOrTell(() => writeProject(folder, files));
  const isChanged = files.some(({ action }) => action !== 'kept');
  const heading = isChanged ? (dryRun ? 'would write:' : 'wrote:') : 'nothing to write:';
  const lines = files.map(
    ({ name: file, action, note }) => `  ${[action.padEnd(8), join(folder, file), note && `(${note})`].filter(Boolean).join('  ')}`,
  );
  process.stdout.write([heading, ...lines, '', `next: ${nextCommand(folder)}`, ''].join('\n'));
}

function writeProject(folder: string, files: readonly PlannedFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, text, action } of files) {
    // What has come meanwhile is not overwritten either.
    if (action !== 'kept') writeFileSync(join(folder, name), text, { flag: action === 'new' ? 'wx' : 'w' });
  }
}

/** What proves the platform, once its packages are there. */
function nextCommand(folder: string): string {
  const path = formatPath(resolve(folder));
  const packages = Object.keys({ ...DEPENDENCIES, ...DEV_DEPENDENCIES });
  const isInstalled = packages.every((name) =>
    findUp(resolve(folder), (above) => existsSync(join(above, 'node_modules', name)) || undefined),
  );
  return [...(path === '' ? [] : [`cd ${quote(path)}`]), ...(isInstalled ? [] : ['npm install']), 'npx fairlead synth'].join(' && ');
}

/** As a shell takes it. */
function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
