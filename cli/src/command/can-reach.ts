import { type Command, formatOptions, HELP } from '@fairlead/command-line';
import { escapeControls, Locator, type SourceObject } from '@fairlead/diagnosis';
import { formatReference, type PolicyVerdict, type Protocol, PROTOCOLS } from 'fairlead/doctor';
import { type PodPort, Reachability } from '../judge/reachability';
import { EXIT } from './exit';
import { checkInput, INPUT_OPTIONS, type InputOptions, readInput } from './input';
import { parseArguments } from './parse-arguments';
import { readSettings } from '../settings/settings';
import { tellProblems } from './tell';

const OPTIONS = { ...INPUT_OPTIONS, help: HELP };

interface CanReachOptions extends InputOptions {
  readonly from: string;
  readonly to: string;
  readonly port: PodPort;
  readonly paths: readonly string[];
}

/** `fairlead can-reach`. */
export const command: Command<CanReachOptions> = {
  name: 'fairlead can-reach',
  usage: `fairlead can-reach <from> <to> <port> <files, folders, patterns, -> [options]

Says whether NetworkPolicies let pods of one workload reach those of another, and which rules decide. A workload is web, shop/web or
deployment/web; the port is that of the pod, not of a Service: 8080, or 53/udp.

${formatOptions(OPTIONS)}

Exits with 0 for yes, with 1 for no, with 2 when something could not be read.`,
  help: 'fairlead can-reach --help',
  failureCode: EXIT.unread,
  parse: parseCanReachOptions,
  run: answer,
};

function parseCanReachOptions(args: readonly string[]): CanReachOptions {
  const line = parseArguments(args, OPTIONS);
  const options = line.getAll();
  const [from, to, port, ...paths] = line.positionals;
  if (from === undefined || to === undefined || port === undefined) throw new Error('it takes two workloads and a port: web redis 6379');
  checkInput(paths, options);
  return { ...options, from, to, port: parsePort(port), paths };
}

function parsePort(text: string): PodPort {
  const [number = '', name = 'TCP'] = text.split('/');
  const protocol = PROTOCOLS.find((each: Protocol) => each === name.toUpperCase());
  const port = Number(number);
  if (!protocol || !Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`the port is ${JSON.stringify(text)}; give a number from 1 to 65535, and /udp or /sctp where it is not TCP`);
  return { protocol, port };
}

async function answer({ from, to, port, paths, ...options }: CanReachOptions): Promise<number> {
  const { objects, problems } = await readInput(paths, options);
  tellProblems(problems);
  const reachability = new Reachability(
    objects.map(({ object }) => object),
    readSettings().workloadKinds,
  );
  const [caller, callee] = [reachability.findPods(from), reachability.findPods(to)];
  const verdicts = reachability.judge(caller, callee, port);
  const isReached = verdicts.every(isOpen);
  const [a, b] = [formatReference(caller.workload), formatReference(callee.workload)];
  const heading = `${isReached ? 'yes' : 'no'}: ${a} ${isReached ? 'can' : 'cannot'} reach ${b} on ${port.protocol} ${port.port}`;
  const lines = [heading, ...verdicts.flatMap((verdict) => describeVerdict(verdict, objects))];
  process.stdout.write(`${lines.map(escapeControls).join('\n')}\n`);
  if (problems.length > 0) return EXIT.unread;
  return isReached ? EXIT.passed : EXIT.failed;
}

/** One port is asked for: some of it is all of it. */
function isOpen({ openPorts }: PolicyVerdict): boolean {
  return !openPorts.isEmpty;
}

function describeVerdict(verdict: PolicyVerdict, objects: readonly SourceObject[]): readonly string[] {
  const { direction, subject, rules, policies } = verdict;
  const half = `  ${direction} of ${formatReference(subject)} is ${isOpen(verdict) ? 'open' : 'closed'}`;
  if (policies.length === 0) return [`${half}: no policy selects its pods`];
  const locator = new Locator(objects);
  const decide = rules.length > 0 ? rules : policies.map((resource) => ({ resource, path: `spec.${direction}` }));
  const shown = decide.map(({ resource, path }) => {
    const place = locator.findPlace(resource, path);
    return `    ${formatReference(resource)} ${path}${place ? `  ${place.file}:${place.line}:${place.column}` : ''}`;
  });
  return [`${half}${rules.length > 0 ? ', by' : '; these policies select its pods, and none opens it'}:`, ...shown];
}
