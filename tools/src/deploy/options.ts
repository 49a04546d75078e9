import {
  address,
  choice,
  CommandLine,
  count,
  flag,
  formatOptions,
  HELP,
  option,
  type OptionValues,
  seconds,
  text,
} from '@fairlead/command-line';
import { ENVIRONMENTS } from '../environment/environment';
import { fixedTag } from '../images/image-tags';

export const NAME = 'npm run deploy';

const OPTIONS = {
  env: option('--env <name>', { kind: choice(ENVIRONMENTS), description: `what is deployed: ${ENVIRONMENTS.join(', ')}` }),
  tag: option('--tag <tag>', { kind: fixedTag, description: 'of our images, such as sha-4f2c1d0; by default what images.json says' }),
  context: option('--context <name>', { kind: text, description: 'of kubectl; by default what FAIRLEAD_CONTEXT_<ENV> says' }),
  url: option('--url <url>', { kind: address, description: 'where clients reach it: the smoke test runs there, and must pass' }),
  yes: flag('--yes', 'do not ask'),
  dryRun: flag('--dry-run', 'change nothing: show what would change'),
  rollback: flag('--rollback', 'put the release before this one back'),
  to: option('--to <n>', { kind: count, description: 'the release that --rollback puts back' }),
  waitSeconds: option('--wait <s>', {
    kind: seconds,
    description: 'how long a rollout may stand still; by default what its budget says',
  }),
  help: HELP,
};

/** What a deploy was asked for. */
export interface Options extends Omit<OptionValues<typeof OPTIONS>, 'env' | 'context'> {
  readonly env: string;
  /** Of `kubectl`: somebody has named it. */
  readonly context: string;
}

export const USAGE = `${NAME} -- --env <name> [--tag <tag>] [options]

Brings an environment to a cluster: writes the tag into overlays/<env>/images.json, proves and renders, shows what would change, asks,
applies, waits for every rollout, runs the smoke test, and deletes what is in the set no more. Where any of it fails, the set before is
put back. A second run changes nothing.

${formatOptions(OPTIONS)}

Exits with 0; with 1 where nothing was changed, or the set before is back; with 2 for a wrong option; with 3 where it failed and the set
before is not back; with 130 when it was stopped. docs/release.md says more.`;

/**
 * @param env the variables of the process
 * @param canAsk whether somebody sits at a terminal
 * @throws Error that names the option that is wrong
 */
export function parseOptions(args: readonly string[], env: NodeJS.ProcessEnv, canAsk: boolean): Options {
  const { env: environment, context: named, ...options } = new CommandLine(args, OPTIONS).getAll();
  if (environment === undefined) throw new Error(`--env is missing; give one of ${ENVIRONMENTS.join(', ')}`);
  if (options.rollback && options.tag !== undefined) throw new Error('--rollback puts back the images that were, so it goes without --tag');
  if (options.to !== undefined && !options.rollback) throw new Error('--to is of --rollback; give that too');
  const variable = contextVariable(environment);
  const context = named ?? env[variable];
  if (!context) throw new Error(`no cluster is named; give --context, one of kubectl config get-contexts, or set ${variable}`);
  if (!options.yes && !options.dryRun && !canAsk)
    throw new Error('nobody can be asked, for there is no terminal; give --yes, once --dry-run has shown what would change');
  return { ...options, env: environment, context };
}

/** A shell takes no dash in the name of a variable: `FAIRLEAD_CONTEXT_PRE_PROD` is that of `pre-prod`. */
export function contextVariable(environment: string): string {
  return `FAIRLEAD_CONTEXT_${environment.toUpperCase().replaceAll('-', '_')}`;
}
