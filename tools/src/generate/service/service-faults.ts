import type { Tree } from '@nx/devkit';
import { SERVICES, WORKERS } from '@fairlead/contracts';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { findNearestWord, MANAGEMENT_PORT } from 'fairlead/contract';
import { LIVE_PORT, localPortOfWorker } from '../../start/local-service';
import { findNameFaults } from '../name-faults';
import { namesOf } from '../names';
import { getStore, PLATFORM_FILE } from '../places/platform';
import { readSource } from '../source/edit-source';
import type { ServiceOptions } from './options';

/** Kinds of store that a new service can begin with. */
const STORE_KINDS: readonly string[] = ['redis', 'mongo'];

/** What is wrong with what was asked for, one line each; nothing is written then. */
export function findServiceFaults(tree: Tree, options: Required<ServiceOptions>): readonly string[] {
  const nameFaults = findNameFaults(tree, options.name);
  return [
    ...nameFaults,
    ...(nameFaults.length === 0 && options.public ? findPathFaults(options.name) : []),
    ...findCallsFaults(options.calls),
    ...findCircleFaults(options),
    ...findStoreFaults(tree, options.uses),
    ...findPortFaults(options.port),
  ];
}

function findPathFaults(name: string): readonly string[] {
  const { publicPath } = namesOf(name);
  const isTaken = apiGateway.routes.some(({ path }) => path === publicPath || path.startsWith(`${publicPath}/`));
  return isTaken ? [`${apiGateway.name} has ${publicPath} already; give another name, or leave --public out`] : [];
}

/** That a service to call is none, or is named twice. */
export function findCallsFaults(calls: readonly string[]): readonly string[] {
  const known: readonly string[] = SERVICES.map((service) => service.name);
  const twice = new Set(calls.filter((callee, index) => calls.indexOf(callee) !== index));
  return [
    ...[...twice].map((callee) => `--calls names ${callee} twice; give each once`),
    ...[...new Set(calls)].flatMap((callee) =>
      known.includes(callee) ? [] : [`--calls names ${callee}, and there is no such service; ${advise(callee, known)}`],
    ),
  ];
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
  const owner = findOwner(port);
  return owner === undefined ? [] : [`--port is ${port}, which ${owner} has; give another one`];
}

/** Who has a port on one machine. */
function findOwner(port: number): string | undefined {
  if (port === LIVE_PORT) return 'the page of npm start';
  const worker = WORKERS.find((_worker, index) => localPortOfWorker(index) === port);
  return (worker ?? SERVICES.find(({ ports }) => ports.traffic === port))?.name;
}

function advise(given: string, known: readonly string[]): string {
  const meant = findNearestWord(given, known);
  return meant === undefined ? `give one of ${known.join(', ')}` : `did you mean ${meant}?`;
}

/** The first port behind those of the services that nobody has. */
export function findFreePort(): number {
  let port = Math.max(...SERVICES.map(({ ports }) => ports.traffic)) + 1;
  while (findPortFaults(port).length > 0) port += 1;
  return port;
}
