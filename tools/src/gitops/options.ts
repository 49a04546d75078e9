import { choice, CommandLine, flag, formatOptions, HELP, option, type OptionValues, text } from '@fairlead/command-line';
import { ENVIRONMENTS } from '../environment/environment';
import { fixedTag } from '../images/image-tags';

export const NAME = 'npm run gitops';

const OPTIONS = {
  env: option('--env <name>', { kind: choice(ENVIRONMENTS), description: `what is deployed: ${ENVIRONMENTS.join(', ')}` }),
  tag: option('--tag <tag>', { kind: fixedTag, description: 'of our images; by default what images.json says' }),
  remote: option('--remote <name>', { kind: text, description: 'the repository that Argo CD follows', default: 'origin' }),
  push: flag('--push', 'write it there; without it, what would be written is shown'),
  help: HELP,
};

/** What is handed over. */
export type Options = Omit<OptionValues<typeof OPTIONS>, 'env' | 'help'> & { readonly env: string };

export const USAGE = `${NAME} -- --env <name> [--tag <tag>] [--push]

Hands a deployment over to Argo CD: renders and proves the commit that is checked out with the tag, and adds the result to the branch
environments/<env>, which the Application follows. It works beside your files and changes none of them. A second run changes nothing.

${formatOptions(OPTIONS)}

Where GITHUB_TOKEN is set, it pushes with that; it is never printed.`;

/** @throws Error that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const { env, tag: given, remote, push } = new CommandLine(args, OPTIONS).getAll();
  if (env === undefined) throw new Error(`--env is missing; give one of ${ENVIRONMENTS.join(', ')}`);
  return { env, tag: given, remote, push };
}
