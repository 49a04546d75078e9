import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, toStartError } from '@fairlead/command-line';
import { APP_NAMES } from '@fairlead/contracts';
import { WORKSPACE } from '../workspace/workspace';
import { type Bake, bakeOf } from './bake';
import { findGitState, type GitState } from './git-state';
import { readImage } from './image-contents';
import { findImageFaults } from './image-faults';
import { IMAGES, type Options, parseOptions } from './options';

/** `npm run images`. Alone touches `process`. @returns exit code: that of the build, or 1 for an image with what it must not hold */
async function run(options: Options): Promise<number> {
  const state = findGitState();
  refuseUnnamed(options, state);
  const bake = bakeOf(options, state);
  if (options['dry-run']) {
    process.stdout.write(`${describe(bake)}\n`);
    return 0;
  }
  const code = await build(bake);
  // What is pushed lies in the registry, and the engine here does not have it.
  return code === 0 && !options.push ? inspect(options, bake) : code;
}

/** An image is named after a commit: whoever looks that up must find what is in it. */
function refuseUnnamed({ push, tag }: Options, state: GitState | undefined): void {
  if (!push || tag !== undefined) return;
  if (!state) throw new Error('nobody knows the commit that the images would be named after; push from a clone, with git, or give --tag');
  const { changed } = state;
  if (changed.length === 0) return;
  throw new Error(
    `${changed.length} files differ from the commit that the images would be named after, such as ${changed[0]}; commit them, or give --tag`,
  );
}

const describe = ({ args, env }: Bake) => [...Object.entries(env).map(([name, value]) => `${name}=${value}`), 'docker', ...args].join(' ');

async function build({ args, env }: Bake): Promise<number> {
  process.stderr.write('building and testing the images\n');
  const child = spawn('docker', args, { cwd: WORKSPACE, stdio: 'inherit', env: { ...process.env, ...env } });
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code ?? 1;
  } catch (cause) {
    throw toStartError('docker', cause, { howToGet: 'npm run validate -- --for images says how to get it' });
  }
}

async function inspect({ only }: Options, { env }: Bake): Promise<number> {
  const tag = env['TAGS']?.split(',')[0];
  const images = await Promise.all(
    APP_NAMES.filter((name) => only === undefined || only.includes(name)).map((name) => readImage(`${env['REGISTRY']}${name}:${tag}`)),
  );
  for (const { name, bytes, files } of images) process.stdout.write(`${name}  ${Math.round(bytes / 1e6)} MB, ${files.length} files\n`);
  const unwanted = developmentDependencies();
  const faults = images.flatMap((image) => findImageFaults(image, unwanted));
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return faults.length > 0 ? 1 : 0;
}

function developmentDependencies(): ReadonlySet<string> {
  const { devDependencies } = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as {
    devDependencies: Readonly<Record<string, string>>;
  };
  return new Set(Object.keys(devDependencies));
}

void runCommand({ ...IMAGES, parse: parseOptions, run }, process);
