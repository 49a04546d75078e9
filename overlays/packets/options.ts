import { CommandLine, count, flag, formatOptions, HELP, option, type OptionValues, text, wholeNumber } from '@fairlead/command-line';

export const NAME = 'npm run prove:packets';

const OPTIONS = {
  random: option('--random <n>', { kind: count, description: 'random clusters in place of dev' }),
  seed: option('--seed <n>', {
    kind: wholeNumber({ min: 0, max: 2 ** 31 - 1 }),
    description: 'of the first random cluster; another one each time without it',
  }),
  break: flag('--break', 'break policies in the cluster afterwards: just that must be seen'),
  host: option('--host <command>', { kind: text, description: 'runs commands on a host beside the nodes, which takes part' }),
  image: option('--image <name>', {
    kind: text,
    description: 'image with Node for the pods',
    default: `node:${process.versions.node.split('.')[0]}-bookworm-slim`,
  }),
  help: HELP,
};

export type Options = OptionValues<typeof OPTIONS>;

export const USAGE = `${NAME} -- [options]

Holds what the proof says of NetworkPolicies against packets, on the cluster of KUBECONFIG, whose nodes must run pods and hold policies.
Pods that serve every port stand in for those of the committed manifests of dev, or of random clusters. Each tries every port of each
other one, Services, DNS, the API server, and addresses outside. What connects must be what the proof says, or it ends with 1.

${formatOptions(OPTIONS)}`;

/** @throws Error that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const options = new CommandLine(args, OPTIONS).getAll();
  if (options.seed !== undefined && options.random === undefined) throw new Error('--seed is of random clusters; give --random too');
  return options;
}
