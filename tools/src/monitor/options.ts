import {
  address,
  CommandLine,
  flag,
  formatOptions,
  HELP,
  type Kind,
  listOf,
  option,
  type OptionValues,
  seconds,
  text,
} from '@fairlead/command-line';

export const NAME = 'npm run monitor';

/** It goes into a query, so nothing else may. */
const namespace: Kind<string> = (given, name) => {
  if (!/^[a-z\d]([-a-z\d]{0,61}[a-z\d])?$/.test(given))
    throw new Error(`${name} is ${JSON.stringify(given)}; give names of namespaces, such as shop-dev`);
  return given;
};

const OPTIONS = {
  prometheus: option('--prometheus <url>', { kind: address, description: 'one that scrapes the kubelets already: http://localhost:9090' }),
  context: option('--context <name>', {
    kind: text,
    description: 'of the kubeconfig, where no Prometheus is given; by default the current one',
  }),
  duration: option('--duration <time>', { kind: seconds, description: 'how long to watch: 30 or 30s', default: '30' }),
  namespaces: option('--namespace <name,…>', { kind: listOf(namespace), description: 'these alone' }),
  window: option('--window <time>', {
    kind: seconds,
    description: 'how far each rate looks back; at least two scrapes, better four',
    default: '60',
  }),
  json: flag('--json', 'print one JSON document'),
  markdown: option('--markdown <file>', { kind: text, description: 'write the table as Markdown too' }),
  help: HELP,
};

/** What `npm run monitor` was asked for. */
export type Options = OptionValues<typeof OPTIONS>;

export const USAGE = `${NAME} -- [options]

Watches what every workload of a cluster uses for a while, and prints the minimum, average and maximum of processor, memory, network and
ready pods, of all pods of a workload together. Without --prometheus it starts one on this machine for that time, the program prometheus or
what PROMETHEUS names. That scrapes the kubelets through kubectl proxy, and puts nothing into the cluster.

${formatOptions(OPTIONS)}`;

/** @throws Error that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const options = new CommandLine(args, OPTIONS).getAll();
  if (options.prometheus && options.context !== undefined)
    throw new Error('--context is of the cluster that a Prometheus of our own scrapes; give it without --prometheus');
  return options;
}
