import { address, choice, CommandLine, flag, formatOptions, HELP, option, type OptionValues, seconds, text } from '@fairlead/command-line';
import { ENVIRONMENTS } from '../environment/environment';

export const NAME = 'npm run check:cluster';

const OPTIONS = {
  env: option('--env <name>', { kind: choice(ENVIRONMENTS), description: 'the environment' }),
  context: option('--context <name>', { kind: text, description: 'the context of the kubeconfig that names the cluster' }),
  within: option('--within <s>', { kind: seconds, description: 'how long it may take until all is well', default: '120s' }),
  ingress: option('--ingress <url>', {
    kind: address,
    description: 'where the ingress controller is reached (default INGRESS_URL, else what the Ingress says)',
  }),
  markdown: flag('--markdown', 'print Markdown'),
  json: flag('--json', 'print one JSON document'),
  help: HELP,
};

type Given = OptionValues<typeof OPTIONS>;

export type Options = Omit<Given, 'env' | 'context'> & { readonly env: string; readonly context: string };

export const USAGE = `${NAME} -- --env <name> --context <name> [options]

Says whether an environment is healthy: nodes, workloads, claims, autoscalers, budgets, the way in, and what fairlead doctor says of the
live objects. It waits until all is well, or the time is over; then it says why: conditions, events, the last log lines without secrets,
and what to do. It changes nothing, and ends with 1 where something is wrong.

${formatOptions(OPTIONS)}`;

/** @throws Error that names what is wrong */
export function parseOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options {
  const { env: environment, context, ingress, ...options } = new CommandLine(args, OPTIONS).getAll();
  if (environment === undefined) throw new Error(`--env is not given; give one of ${ENVIRONMENTS.join(', ')}`);
  if (context === undefined) throw new Error("--context is not given: the cluster that kubectl points at by itself may be anybody's");
  if (options.markdown && options.json) throw new Error('--markdown and --json are two forms of the same; give one');
  const known = env['INGRESS_URL'] ? address(env['INGRESS_URL'], 'INGRESS_URL') : undefined;
  return { ...options, env: environment, context, ingress: ingress ?? known };
}
