import { choice, CommandLine, flag, formatEntries, formatOptions, HELP, option, type OptionValues, text } from '@fairlead/command-line';
import { ENVIRONMENTS } from '../environment/environment';
import { IMAGE_TAG } from '../images/image-tags';
import { type WayName, WAYS } from './ways/way';

export const NAME = 'npm run cluster';

const ACTIONS = ['create', 'delete', 'status'] as const;

const OPTIONS = {
  with: option('--with <way>', { kind: choice(WAYS), description: 'what makes the cluster' }),
  env: option('--env <name>', { kind: choice(ENVIRONMENTS), description: 'the environment that it is for', default: 'dev' }),
  images: option('--images <tag>', { kind: text, description: 'load the images of the services with this tag from Docker' }),
  context: option('--context <name>', { kind: text, description: 'with current: the context of the kubeconfig that names the cluster' }),
  program: option('--program <path>', { kind: text, description: 'with nodes: the program that makes it (default FAIRLEAD_NODES)' }),
  definitions: option('--definitions <path>', {
    kind: text,
    description: 'custom resource definitions, in place of those that are fetched',
  }),
  dryRun: flag('--dry-run', 'print the commands, and run none'),
  json: flag('--json', 'print the status as one JSON document'),
  help: HELP,
};

/** What is done, and how. */
export type Options = OptionValues<Omit<typeof OPTIONS, 'with'>> & {
  readonly action: (typeof ACTIONS)[number];
  readonly with: WayName;
};

const WAY_TEXTS: Readonly<Record<WayName, string>> = {
  kind: 'Docker containers: one control plane, two workers, ingress-nginx on the ports 80 and 443',
  k3d: 'Docker containers: one server, two agents, the Traefik of k3s on the ports 80 and 443',
  nodes: 'a program of your own: PROGRAM up prints exports, KUBECONFIG among them; down; image NAME:TAG --docker IMAGE',
  current: 'a cluster that is there already, by its --context; it must have an ingress controller',
};

export const USAGE = `${NAME} -- create|delete|status --with <way> [options]

create makes a cluster that an environment can be applied to, or brings one that is there to this point: images, metrics server, volumes,
custom resource definitions, and the Secrets that the manifests only refer to. What is there stays, so that it can be run again. delete
removes what create has made, and nothing else. status says what is there; it ends with 1 where no cluster answers, and with 0 where one
does, whatever it lacks. After Ctrl-C all of them end with 130, and the same again goes on where it was.

${formatOptions(OPTIONS)}

Ways:
${formatEntries(Object.entries(WAY_TEXTS))}`;

/** @throws Error that names what is wrong */
export function parseOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options {
  const line = new CommandLine(args, OPTIONS, { allowPositionals: true });
  const [given = 'nothing', ...others] = line.positionals;
  const action = ACTIONS.find((known) => known === given);
  if (action === undefined || others.length > 0)
    throw new Error(`the action is ${[given, ...others].join(' ')}; give one of ${ACTIONS.join(', ')}`);
  const { with: way, program = env['FAIRLEAD_NODES'], ...options } = line.getAll();
  if (way === undefined) throw new Error(`--with is not given; give one of ${WAYS.join(', ')}`);
  checkWay({ ...options, action, with: way, program });
  return { ...options, action, with: way, program };
}

function checkWay({ action, with: way, context, images, program, dryRun, json }: Options): void {
  if (way === 'current' && context === undefined)
    throw new Error("--with current needs --context: the cluster that kubectl points at by itself may be anybody's");
  if (way !== 'current' && context !== undefined) throw new Error(`--context is for --with current; ${way} has a context of its own`);
  if (way === 'nodes' && !program) throw new Error('--with nodes needs --program, or FAIRLEAD_NODES');
  if (way === 'current' && images !== undefined)
    throw new Error('--images is not for --with current: its nodes pull; push the images to a registry that they reach');
  if (images !== undefined && !IMAGE_TAG.test(images)) throw new Error(`--images is ${images}; give a tag, such as dev`);
  if (action === 'status' && dryRun) throw new Error('--dry-run is for create and delete; status changes nothing');
  if (action !== 'status' && json) throw new Error('--json is for status');
}
