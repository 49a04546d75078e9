import { findPropFaults, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { Component } from '../graph/component';
import { isEncrypted } from './fluent-bit/output-plugins';
import { LOG_OUTPUT_DEFAULTS, type ArchiveOutput, type LogOutput, type LogTarget, type LokiOutput, type SearchOutput } from './log-outputs';
import { loginVariables } from './output-variables';

const SEARCH_PROPS: KnownProps<SearchOutput> = {
  kind: 'required',
  target: 'required',
  authentication: 'optional',
  index: 'optional',
  path: 'optional',
  retentionDays: 'optional',
  replicas: 'optional',
};
const LOKI_PROPS: KnownProps<LokiOutput> = { kind: 'required', target: 'required', authentication: 'optional', uri: 'optional' };
const ARCHIVE_PROPS: KnownProps<ArchiveOutput> = {
  kind: 'required',
  target: 'required',
  bucket: 'required',
  region: 'required',
  roleArn: 'optional',
  prefix: 'optional',
  coldAfterDays: 'optional',
  retentionDays: 'optional',
};

/** Each kind, with the function that makes it and its props. */
const KINDS = {
  opensearch: { maker: 'openSearch()', known: SEARCH_PROPS },
  elasticsearch: { maker: 'elasticsearch()', known: SEARCH_PROPS },
  loki: { maker: 'loki()', known: LOKI_PROPS },
  s3: { maker: 's3Archive()', known: ARCHIVE_PROPS },
} as const;

/** Names of props under which a credential is written elsewhere. */
const CREDENTIAL_PROP = /^(user(name)?|pass(word|wd)?|token|api_?key|access_?key(_?id)?|secret.*|credentials?)$/i;

const TEXTS = {
  index: [/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, such as "shop-logs"'],
  path: [/^(\/[\w.~%${}-]+)+$/, 'a path such as "/insert/elasticsearch"'],
  uri: [/^\/[^\s"]+$/, 'a path such as "/loki/api/v1/push"'],
  bucket: [/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket, such as "shop-logs"'],
  region: [/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as "eu-central-1"'],
  roleArn: [/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'the ARN of a role, such as "arn:aws:iam::111122223333:role/shop-logs"'],
  prefix: [/^[\w-]+(\/[\w-]+)*$/, 'a folder such as "logs"'],
} as const satisfies Readonly<Record<string, readonly [RegExp, string]>>;

/** Whole numbers, each with the least that it may be. */
const WHOLE = { retentionDays: 1, replicas: 0, coldAfterDays: 30 } as const;

/**
 * What is wrong with one output.
 *
 * @param at how it is named: `to[0]`
 */
export function findOutputFaults(at: string, given: unknown): string[] {
  if (!isObject(given) || !isKind(given['kind']))
    return [`${at} is ${showGiven(given)}, which is no output; give what openSearch(), elasticsearch(), loki() or s3Archive() has made`];
  const { maker, known } = KINDS[given['kind']];
  const credentials = Object.keys(given).filter((key) => CREDENTIAL_PROP.test(key));
  const others = Object.fromEntries(Object.entries(given).filter(([key]) => !credentials.includes(key)));
  const unknown = findPropFaults({ subject: maker, given: others, path: `${at}.` }, known);
  const { target } = given;
  return [
    ...credentials.map((key) => describeCredential(at, key, maker, target)),
    ...unknown,
    ...(target === undefined || isTarget(target)
      ? []
      : [`${at}.target is ${showGiven(target)}; give an ExternalApi, or a service with a port`]),
    ...findTextFaults(at, given),
    ...findNumberFaults(at, given),
    ...(isTarget(target) ? findLoginFaults(at, given as unknown as LogOutput) : []),
  ];
}

function isKind(kind: unknown): kind is keyof typeof KINDS {
  return typeof kind === 'string' && Object.hasOwn(KINDS, kind);
}

function isTarget(target: unknown): target is LogTarget {
  return target instanceof Component && target.port !== undefined;
}

/** Never the value. */
function describeCredential(at: string, key: string, maker: string, target: unknown): string {
  const name = isTarget(target) ? target.name : 'output';
  const { user, password } = loginVariables(name);
  const variables = maker === KINDS.s3.maker ? 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY' : `${user} and ${password}`;
  return `${at}.${key} is a credential in plain text, which ${maker} does not take; leave it out, and put ${variables} into the secret store`;
}

function findTextFaults(at: string, given: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(TEXTS).flatMap(([key, [pattern, wanted]]) => {
    const value = given[key];
    if (value === undefined || (typeof value === 'string' && pattern.test(value.replaceAll(/\$\{\w+\}/g, 'x')))) return [];
    return [`${at}.${key} is ${showGiven(value)}; write ${wanted}`];
  });
}

function findNumberFaults(at: string, given: Readonly<Record<string, unknown>>): string[] {
  const faults = Object.entries(WHOLE).flatMap(([key, least]) => {
    const value = given[key];
    const isGood = value === undefined || (Number.isInteger(value) && (value as number) >= least);
    return isGood ? [] : [`${at}.${key} is ${showGiven(value)}; write a whole number of at least ${least}`];
  });
  if (faults.length > 0 || given['kind'] !== 's3') return faults;
  const { coldAfterDays, retentionDays } = { ...LOG_OUTPUT_DEFAULTS.archive, ...given } as Required<ArchiveOutput>;
  return coldAfterDays < retentionDays
    ? []
    : [`${at}.retentionDays (${retentionDays}) is not above coldAfterDays (${coldAfterDays}), so that S3 refuses the rule; raise it`];
}

function findLoginFaults(at: string, output: LogOutput): string[] {
  if (output.kind === 's3') return [];
  const { authentication = LOG_OUTPUT_DEFAULTS.authentication, target } = output;
  if (authentication !== 'password' && authentication !== 'none')
    return [`${at}.authentication is ${showGiven(authentication)}; write "password" or "none"`];
  if (authentication === 'none' || isEncrypted(target)) return [];
  return [
    `${at} would send its password to ${target.name} in the clear; reach it by https, or write authentication: 'none' where it asks nobody who they are`,
  ];
}
