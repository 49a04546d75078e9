import { choice, CommandLine, flag, formatOptions, HELP, type Kind, listOf, option, type OptionValues } from '@fairlead/command-line';
import { APP_NAMES } from '@fairlead/contracts';
import { IMAGE_TAG } from './image-tags';

const NAME = 'npm run images';

const registry: Kind<string> = (given, label) => {
  if (/^[a-z\d.-]+(:\d+)?(\/[a-z\d._-]+)*$/.test(given)) return given;
  throw new Error(`${label} is ${JSON.stringify(given)}; give a registry with its path, such as ghcr.io/fairlead`);
};

const tag: Kind<string> = (given, label) => {
  if (given === 'latest')
    throw new Error(`${label} latest is given to images of main alone, and no manifest may have it; give another tag`);
  if (IMAGE_TAG.test(given)) return given;
  throw new Error(`${label} is ${JSON.stringify(given)}; give letters, digits, "_", "." and "-"`);
};

const OPTIONS = {
  only: option('--only <name,…>', { description: 'the images of these services', kind: listOf(choice(APP_NAMES)) }),
  tag: option('--tag <tag,…>', {
    description: 'in place of dev and sha-<commit>, or with --push of sha-<commit> and the branch',
    kind: listOf(tag),
  }),
  registry: option('--registry <name>', { description: 'where the images belong, such as ghcr.io/fairlead', kind: registry }),
  push: flag('--push', 'push them to --registry, with an SBOM and their provenance'),
  'skip-tests': flag('--skip-tests', 'leave the tests out, where they have passed already with the same files'),
  network: option('--network <mode>', {
    description: 'network of the build: host where the engine has none of its own',
    kind: choice(['default', 'host', 'none']),
    default: 'default',
  }),
  'dry-run': flag('--dry-run', 'print what would run'),
  help: HELP,
};

/** What `npm run images` was asked for. */
export type Options = OptionValues<typeof OPTIONS>;

/** @throws TypeError that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const options = new CommandLine(args, OPTIONS).getAll();
  if (options.push && options.registry === undefined)
    throw new TypeError(`${OPTIONS.push.label} needs ${OPTIONS.registry.label}, so that the images go to the right place`);
  if (options.push && options['skip-tests'])
    throw new TypeError(`${OPTIONS.push.label} goes without ${OPTIONS['skip-tests'].label}: what is pushed has passed its tests`);
  return options;
}

/** How it is told of. */
export const IMAGES = {
  name: NAME,
  usage: `${NAME} -- [options]

Builds and tests the image of each service with docker buildx bake, says how large each is, and fails when one holds what it must not: a
shell, npm, a development dependency, sources, a credential, a file that gives its owner's rights, or more than 150 MB. Without git, or
outside of a clone, the images are named dev alone, and say no commit.

${formatOptions(OPTIONS)}`,
};
