import {
  choice,
  CommandLine,
  count,
  formatEntries,
  formatOptions,
  HELP,
  type Kind,
  listOf,
  option,
  type OptionValues,
  text,
} from '@fairlead/command-line';
import { STEPS } from './steps';

export const NAME = 'npm run prove:release';

const namespace: Kind<string> = (given, name) => {
  if (!/^[a-z\d]([-a-z\d]{0,61}[a-z\d])?$/.test(given))
    throw new Error(`${name} is ${JSON.stringify(given)}; give a name such as shop-prod`);
  return given;
};

/** What a registry takes for a tag (OCI distribution specification). */
const tag: Kind<string> = (given, name) => {
  if (!/^\w[\w.-]{0,127}$/.test(given)) throw new Error(`${name} is ${JSON.stringify(given)}; give a tag such as sha-4f2c1d0`);
  return given;
};

const OPTIONS = {
  context: option('--context <name>', { kind: text, description: 'of the kubeconfig: the cluster, which must be there for trials' }),
  namespace: option('--namespace <name>', { kind: namespace, description: 'where the platform runs', default: 'shop-prod' }),
  only: option('--only <step,…>', { kind: listOf(choice(STEPS.map(({ name }) => name))), description: 'these steps alone' }),
  to: option('--to <tag>', {
    kind: tag,
    description: 'for upgrade: the tag of the other version, whose images the nodes have or can pull',
  }),
  program: option('--program <path>', {
    kind: text,
    description: 'for lose-node: PROGRAM stop NODE pulls the plug of a node, PROGRAM start NODE gives it back',
  }),
  replicas: option('--replicas <n>', {
    kind: count,
    description: 'pods of each service meanwhile; all must fit without one node',
    default: '2',
  }),
  rate: option('--rate <n>', { kind: count, description: 'requests a second', default: '50' }),
  peak: option('--peak <n>', {
    kind: count,
    description: 'for scale: requests a second that are more than one pod of the gateway is for',
    default: '1500',
  }),
  markdown: option('--markdown <file>', { kind: text, description: 'write the table as Markdown too' }),
  help: HELP,
};

/** What `npm run prove:release` was asked for. */
export type Options = Omit<OptionValues<typeof OPTIONS>, 'context'> & { readonly context: string };

export const USAGE = `${NAME} -- --context <name> --to <tag> --program <path> [options]

Lets happen to the pods and nodes of a platform that runs what releases, maintenance and accidents do to them, under load, and fails where
a promise is broken: nothing that was acknowledged is lost, no request fails where none may, and the others fail no longer than they may.
Requests come from a pod of its own and go to the Service of the gateway. What the proof changes in the cluster, it puts back.

${formatOptions(OPTIONS)}

Steps:
${formatEntries(STEPS.map(({ name, description }) => [name, description]))}`;

/** @throws Error that names the option that is wrong */
export function parseOptions(args: readonly string[]): Options {
  const { context, ...options } = new CommandLine(args, OPTIONS).getAll();
  if (context === undefined) throw new Error("--context is not given; the cluster that kubectl points at by itself may be anybody's");
  for (const { name, needs = [] } of chooseSteps(options)) {
    const missing = needs.find((need) => options[need] === undefined);
    if (missing !== undefined)
      throw new Error(`--${missing} is not given, which ${name} needs; give it, or leave the step out with --only`);
  }
  return { ...options, context };
}

/** The steps that were asked for, in their order. */
export function chooseSteps({ only }: Pick<Options, 'only'>): typeof STEPS {
  return only === undefined ? STEPS : STEPS.filter(({ name }) => only.includes(name));
}
