import { Size } from 'cdk8s';
import { findPropFaults, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { checkAll, refuseAll } from '../checks/invalid-platform';
import { checkProps, givenProps } from '../checks/props';
import { checkSizes } from '../checks/size';
import { checkWhole } from '../checks/whole-number';
import { Platform } from '../platform/platform';
import type { LogOutput } from './log-outputs';
import { findOutputFaults } from './output-faults';

/** Whose lines a pipeline reads, what it hides and where it sends them. */
export interface LogPipelineProps {
  /** Platforms whose lines are read, at least one: those of their namespaces, and of no other. */
  readonly from: readonly Platform[];

  /** Where lines go, at least one: what `openSearch()`, `elasticsearch()`, `loki()` and `s3Archive()` make. Each gets all of them. */
  readonly to: readonly LogOutput[];

  /**
   * Names of fields that are redacted beside those that the contracts name as secrets and those that say so themselves: `['email']`. Case,
   * hyphens and underscores do not matter.
   *
   * @default none
   */
  readonly redact?: readonly string[];

  /**
   * Most that waits on a node for each output while that is away; then the oldest lines go.
   *
   * @default 512 MiB
   */
  readonly buffer?: Size;

  /**
   * Memory of a pod.
   *
   * @default 192 MiB: 32 chunks of 2 MB, and Fluent Bit itself
   */
  readonly memory?: Size;

  /**
   * Processor that is kept for a pod, in thousandths of a core.
   *
   * @default 50
   */
  readonly cpuMillis?: number;

  /**
   * Most processor that a pod gets, in thousandths of a core.
   *
   * @default 500
   */
  readonly cpuLimitMillis?: number;

  /**
   * Values of variables that its outputs read as `${NAME}`. A credential has no place here.
   *
   * @default none
   */
  readonly env?: Readonly<Record<string, string>>;
}

/** Every literal above. */
export const LOG_PIPELINE_DEFAULTS = Object.freeze({
  redact: Object.freeze<readonly string[]>([]),
  buffer: Size.mebibytes(512),
  memory: Size.mebibytes(192),
  cpuMillis: 50,
  cpuLimitMillis: 500,
  env: Object.freeze<Readonly<Record<string, string>>>({}),
});

/** What a pipeline was given, its defaults filled in. */
export type CompleteLogPipelineProps = Required<LogPipelineProps>;

const LOG_PIPELINE_PROPS: KnownProps<LogPipelineProps> = {
  from: 'required',
  to: 'required',
  redact: 'optional',
  buffer: 'optional',
  memory: 'optional',
  cpuMillis: 'optional',
  cpuLimitMillis: 'optional',
  env: 'optional',
};

const SUBJECT = 'a LogPipeline';

/** A name of a variable, and of one that holds what nobody should see. */
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
const SECRET_VARIABLE = /(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_KEY(_ID)?|CREDENTIALS?)$/;

/** The same props, but that what cannot be worked with is left out: plain JavaScript may give anything. */
export function soundLogPipelineProps(given: LogPipelineProps): CompleteLogPipelineProps {
  const props = { ...LOG_PIPELINE_DEFAULTS, ...givenProps(given, ['env']) };
  const { from, to, redact, env } = props as Readonly<Record<keyof LogPipelineProps, unknown>>;
  const platforms: readonly unknown[] = Array.isArray(from) ? from : [];
  const outputs: readonly unknown[] = Array.isArray(to) ? to : [];
  const names: readonly unknown[] = Array.isArray(redact) ? redact : [];
  return {
    ...props,
    buffer: props.buffer instanceof Size ? props.buffer : LOG_PIPELINE_DEFAULTS.buffer,
    memory: props.memory instanceof Size ? props.memory : LOG_PIPELINE_DEFAULTS.memory,
    from: platforms.filter((platform) => Platform.isPlatform(platform)),
    to: outputs.filter((output): output is LogOutput => findOutputFaults(SUBJECT, output).length === 0).map((output) => givenProps(output)),
    redact: names.filter((name) => typeof name === 'string'),
    env: Object.fromEntries(Object.entries(env as object).filter(([name, value]) => findVariableFaults(name, value).length === 0)),
  };
}

/**
 * Lets through only a pipeline that reads something and sends it somewhere.
 *
 * @param owner such as `prod/log-pipeline`
 * @param platform that it is made in
 * @throws InvalidPlatform with every fault
 */
export function checkLogPipeline(owner: string, platform: Platform, given: LogPipelineProps): void {
  const { buffer, memory, cpuMillis, cpuLimitMillis, env } = givenProps(given);
  const faults = isObject(given)
    ? [
        ...findLevelFaults(platform),
        ...findSourceFaults(platform, given.from),
        ...findTargetFaults(given.to),
        ...findNameFaults(given.redact),
        ...(isObject(env) ? Object.entries(env).flatMap(([name, value]) => findVariableFaults(name, value)) : []),
        ...(env === undefined || isObject(env) ? [] : [`env is ${showGiven(env)}; write values by the names of variables`]),
      ]
    : [];
  checkAll(
    () => checkProps(owner, findPropFaults({ subject: SUBJECT, given }, LOG_PIPELINE_PROPS)),
    () => refuseAll(faults.map((fault) => `${owner}: ${fault}`)),
    () => checkSizes(owner, { buffer, memory }),
    () => checkWhole(owner, { cpuMillis, cpuLimitMillis }),
  );
}

/** No level but one lets a pod see files of its node. */
function findLevelFaults({ namespace, environment }: Platform): string[] {
  const { podSecurity = 'restricted' } = environment.namespace ?? {};
  if (podSecurity === 'privileged') return [];
  return [
    `it reads files of its node (hostPath), which Pod Security "${podSecurity}" of namespace ${namespace} refuses; make it in a platform of its own: new Platform(app, 'logs', { ...environment, namespace: { podSecurity: 'privileged' } })`,
  ];
}

function findSourceFaults(own: Platform, from: unknown): string[] {
  if (from === undefined) return [];
  if (!Array.isArray(from) || from.length === 0)
    return [`from ${describeList(from)}, so that it would read no line; write the platforms whose lines it reads: from: [shop]`];
  return (from as readonly unknown[]).flatMap((platform, index) => {
    if (!Platform.isPlatform(platform)) return [`from[${index}] is ${showGiven(platform)}; give what new Platform() has made`];
    if (platform === own) return [`from[${index}] is its own platform, so that it would read what it writes; leave it out`];
    if (from.indexOf(platform) < index) return [`from[${index}] is ${platform.namespace} once more; leave it out`];
    return platform.environment.name === own.environment.name
      ? []
      : [`from[${index}] is ${platform.namespace} of another environment; give one of ${own.environment.name}`];
  });
}

function findTargetFaults(to: unknown): string[] {
  if (to === undefined) return [];
  if (!Array.isArray(to) || to.length === 0)
    return [`to ${describeList(to)}, so that every line would be lost; write where lines go: to: [openSearch(<the API>)]`];
  const outputs = to as readonly unknown[];
  const faults = outputs.flatMap((output, index) => findOutputFaults(`to[${index}]`, output));
  if (faults.length > 0) return faults;
  const targets = (outputs as readonly LogOutput[]).map(({ target }) => target.name);
  const roles = new Set((outputs as readonly LogOutput[]).flatMap((output) => (output.kind === 's3' ? [output.roleArn] : [])));
  return [
    ...targets
      .filter((name, index) => targets.indexOf(name) < index)
      .map((name) => `to names ${name} twice; give each output a target of its own`),
    ...(roles.size > 1 ? ['to names archives of several roles, and a ServiceAccount takes one; give all the same roleArn'] : []),
  ];
}

function describeList(given: unknown): string {
  return Array.isArray(given) ? 'is empty' : `is ${showGiven(given)}, which is no list`;
}

function findNameFaults(redact: unknown): string[] {
  if (redact === undefined) return [];
  if (!Array.isArray(redact)) return [`redact is ${showGiven(redact)}; write names of fields such as ["email"]`];
  return (redact as readonly unknown[]).flatMap((name, index) =>
    typeof name === 'string' && /[a-z0-9]/i.test(name)
      ? []
      : [`redact[${index}] is ${showGiven(name)}; write the name of a field such as "email"`],
  );
}

function findVariableFaults(name: string, value: unknown): string[] {
  if (!VARIABLE.test(name)) return [`env has ${JSON.stringify(name)}; write the name of a variable in capitals, such as "TENANT"`];
  if (SECRET_VARIABLE.test(name))
    return [`env.${name} is a credential in plain text; take it out: each output's credential comes by reference to a Secret`];
  return typeof value === 'string' ? [] : [`env.${name} is ${showGiven(value)}; write a text`];
}
