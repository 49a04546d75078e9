import { address, CommandLine, count, flag, formatOptions, HELP, type Kind, option, type OptionValues, text } from '@fairlead/command-line';

export const NAME = 'npm run comment';

/** It becomes part of an HTML comment. */
const name: Kind<string> = (given, label) => {
  if (!/^[a-z][a-z\d-]{0,30}$/.test(given))
    throw new Error(`${label} is ${JSON.stringify(given)}; give small letters, digits and "-", such as load`);
  return given;
};

/** GitHub's own form of who has a branch. */
const head: Kind<string> = (given, label) => {
  if (!/^[^:\s]+:\S+$/.test(given)) throw new Error(`${label} is ${JSON.stringify(given)}; give owner and branch, such as octocat:feature`);
  return given;
};

const OPTIONS = {
  pr: option('--pr <n>', { kind: count, description: 'the pull request' }),
  head: option('--head <owner:branch>', { kind: head, description: 'the open pull request of this branch, in place of --pr' }),
  find: flag('--find', 'print the number of the pull request of --head, and write nothing'),
  name: option('--name <name>', { kind: name, description: 'of several comments of one pull request, which', default: 'report' }),
  reports: option('--reports <folder>', {
    kind: text,
    description: 'what npm run load, monitor and fairlead have written',
    default: 'dist',
  }),
  link: option('--link <url>', { kind: address, description: 'where all of the reports are; by default the run of GITHUB_RUN_ID' }),
  dryRun: flag('--dry-run', 'print the comment, and ask nobody'),
  help: HELP,
};

/** What `npm run comment` was asked for. */
export type Options = OptionValues<typeof OPTIONS>;

export const USAGE = `${NAME} -- --pr <n> [options]

Writes the reports of load, resources and manifests as one comment of a pull request. The next run changes that comment.

Of the folder --reports it takes, in this order:
  load/*/report.md       npm run load
  monitor/resources.md   npm run monitor -- --markdown dist/monitor/resources.md
  diff/*.md              fairlead diff --format markdown
  doctor/*.md            fairlead doctor --format markdown

${formatOptions(OPTIONS)}

It reads GITHUB_TOKEN, which must be allowed to write pull requests, GITHUB_REPOSITORY (owner/name), and GITHUB_API_URL
(https://api.github.com). The token is never printed.`;

/** @throws Error that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const options = new CommandLine(args, OPTIONS).getAll();
  if (options.pr !== undefined && options.head !== undefined) throw new Error('--pr and --head both name a pull request; give one of them');
  if (options.pr === undefined && options.head === undefined && !options.dryRun)
    throw new Error('no pull request is named; give --pr <n> or --head <owner:branch>');
  return options;
}
