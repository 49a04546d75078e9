import type { Tree } from '@nx/devkit';
import { SERVICES } from '@fairlead/contracts';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { findNearestWord, MANAGEMENT_PORT } from 'fairlead/contract';
import ts from 'typescript';
import { type AppKind, namesOf } from '../names';
import { findStoreNames, findTakenNames, getStore, PLATFORM_FILE } from '../places/platform';
import { readSource } from '../source/edit-source';
import type { ServiceOptions } from './options';

/** As a contract asks for it, and short enough for the names of objects that begin with it. */
const NAME = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** Kinds of store that a new service can begin with. */
const STORE_KINDS: readonly string[] = ['redis', 'mongo'];

/** What is wrong with what was asked for, one line each; nothing is written then. */
export function findServiceFaults(tree: Tree, options: Required<ServiceOptions>): readonly string[] {
  const nameFaults = findNameFaults(tree, options.name);
  return [
    ...nameFaults,
    ...(nameFaults.length === 0 && options.public ? findPathFaults(options.name) : []),
    ...options.calls.flatMap((callee) => findCalleeFaults(callee)),
    ...findCircleFaults(options),
    ...findStoreFaults(tree, options.uses),
    ...findPortFaults(options.port),
  ];
}

/** What is wrong with the name of something new. */
export function findNameFaults(tree: Tree, name: string, kind: AppKind = 'service'): readonly string[] {
  if (!NAME.test(name))
    return [
      `the name is ${JSON.stringify(name)}; give a DNS label of at most 40 characters, such as orders (lower-case letters, digits, hyphens)`,
    ];
  const there = [`contracts/${name}`, `apps/${name}`].find((folder) => tree.exists(folder));
  if (there !== undefined)
    return [`there is a ${name} already, in ${there}; give another name, or take it out: npx nx g tools:remove ${name}`];
  const source = readSource(tree, PLATFORM_FILE);
  if (findStoreNames(source).includes(name)) return [`${name} is a store of ${PLATFORM_FILE}; give another name`];
  const { variable, contract } = namesOf(name, kind);
  const taken = findTakenNames(source).find((each) => each === variable || each === contract);
  if (taken !== undefined) return [`the ${kind} would be ${taken} in ${PLATFORM_FILE}, which is something else there; give another name`];
  return isReserved(variable)
    ? [`the ${kind} would be ${variable} in ${PLATFORM_FILE}, which is a word of JavaScript; give another name`]
    : [];
}

/** Whether no variable can have a name. */
function isReserved(word: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, word);
  const kind = scanner.scan();
  return kind >= ts.SyntaxKind.FirstReservedWord && kind <= ts.SyntaxKind.LastFutureReservedWord;
}

function findPathFaults(name: string): readonly string[] {
  const { publicPath } = namesOf(name);
  const isTaken = apiGateway.routes.some(({ path }) => path === publicPath || path.startsWith(`${publicPath}/`));
  return isTaken ? [`${apiGateway.name} has ${publicPath} already; give another name, or leave --public out`] : [];
}

/** That a service to call is none. */
export function findCalleeFaults(callee: string): readonly string[] {
  const known: readonly string[] = SERVICES.map((service) => service.name);
  return known.includes(callee) ? [] : [`--calls names ${callee}, and there is no such service; ${advise(callee, known)}`];
}

function findCircleFaults({ name, calls, public: isPublic }: Required<ServiceOptions>): readonly string[] {
  const { name: gateway } = apiGateway;
  if (!isPublic || !calls.includes(gateway)) return [];
  return [`${gateway} would call ${name}, which would call it again; leave --public or --calls ${gateway} out`];
}

/** That a store is none, or that the platform has none of its kind. */
export function findStoreFaults(tree: Tree, kind: string, kinds = STORE_KINDS): readonly string[] {
  if (kind === '') return [];
  if (!kinds.includes(kind)) return [`--uses is ${kind}; ${advise(kind, kinds)}`];
  try {
    getStore(readSource(tree, PLATFORM_FILE), kind);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

function findPortFaults(port: number): readonly string[] {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return [`--port is ${port}; give a whole number from 1 to 65535`];
  if (port === MANAGEMENT_PORT) return [`--port is ${port}, where health and metrics are served; give another one`];
  const owner = SERVICES.find(({ ports }) => ports.traffic === port);
  return owner ? [`--port is ${port}, which ${owner.name} has; give another one`] : [];
}

function advise(given: string, known: readonly string[]): string {
  const meant = findNearestWord(given, known);
  return meant === undefined ? `give one of ${known.join(', ')}` : `did you mean ${meant}?`;
}

/** The first port that no service has. */
export function findFreePort(): number {
  return Math.max(...SERVICES.map(({ ports }) => ports.traffic)) + 1;
}
