import {
  address,
  choice,
  CommandLine,
  flag,
  formatOptions,
  HELP,
  type Kind,
  option,
  type OptionValues,
  text,
} from '@fairlead/command-line';
import { linkOfRun } from '../workflow/link-of-run';
import { type MessageProps, RESULT_NAMES } from './compose-message';

export const NAME = 'npm run notify';

const commit: Kind<string> = (given, name) => {
  if (!/^[\da-f]{7,40}$/.test(given)) throw new Error(`${name} is ${JSON.stringify(given)}; give 7 to 40 hex digits`);
  return given;
};

const OPTIONS = {
  result: option('--result <name>', { kind: choice(RESULT_NAMES), description: `what became of it: ${RESULT_NAMES.join(', ')}` }),
  environment: option('--env <name>', { kind: text, description: 'what was deployed to' }),
  commit: option('--commit <sha>', { kind: commit, description: 'what was deployed; by default GITHUB_SHA' }),
  link: option('--link <url>', { kind: address, description: 'where more is; by default the run of GITHUB_RUN_ID' }),
  dryRun: flag('--dry-run', 'print the message, and send nothing'),
  help: HELP,
};

/** What `npm run notify` was asked for. */
export interface Options extends MessageProps {
  readonly dryRun: boolean;
}

export const USAGE = `${NAME} -- --result <name> --env <name> [options]

Tells a Slack channel what became of a deployment.

${formatOptions(OPTIONS)}

It reads SLACK_WEBHOOK_URL, the address of an incoming webhook, which is a secret and never printed.`;

/**
 * @param env has the commit and the run where nothing else is given
 * @throws Error that names the option that is wrong or missing
 */
export function parseOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options {
  const given: OptionValues<typeof OPTIONS> = new CommandLine(args, OPTIONS).getAll();
  const { result, environment, commit = env['GITHUB_SHA'], link, dryRun } = given;
  const address = link?.href ?? linkOfRun(env);
  if (!result) throw new Error(`--result is missing; give one of ${RESULT_NAMES.join(', ')}`);
  if (!environment) throw new Error('--env is missing; give the environment, such as prod');
  if (!commit) throw new Error('--commit is missing; give what was deployed');
  if (!address) throw new Error('--link is missing; give an address that says more');
  return { result, environment, commit, link: address, dryRun };
}
