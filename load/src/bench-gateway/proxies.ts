import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cleanup } from '@fairlead/command-line';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { addressVariable } from 'fairlead/contract';
import { bundle } from '../programs/bundle';
import { findProgram } from '../programs/find-program';
import { Service } from '../programs/service';
import { Server } from '../programs/server';
import { READY_PATH } from './peers/addresses';
import { haproxyConfiguration } from './peers/haproxy';
import { nginxConfiguration } from './peers/nginx';

/** A gateway that runs: one process. */
export interface RunningProxy {
  readonly url: string;
  readonly pid: number;
  kill(): Promise<void>;
}

/** What is measured, and how it is started in front of a service. */
export interface Proxy {
  readonly name: string;
  readonly start: (upstream: string, cleanup: Cleanup) => Promise<RunningProxy>;
}

/** The names of which bounds are made. */
export const OURS = apiGateway.name;
export const FASTIFY = '@fastify/http-proxy';
export const MIDDLEWARE = 'http-proxy-middleware';

/**
 * Ours as it is run, ours with its log off, the two of Node that others use, and nginx and haproxy where they are installed.
 *
 * @param folder of the run, for bundles and configurations
 */
export async function findProxies(folder: string): Promise<readonly Proxy[]> {
  const file = await bundleGateway(folder);
  return [
    ours(OURS, file, {}),
    ours(`${OURS}, no log`, file, { LOG_LEVEL: 'error' }),
    peer(FASTIFY, 'fastify-http-proxy'),
    peer(MIDDLEWARE, 'http-proxy-middleware'),
    ...server('nginx', folder, nginxConfiguration, (program, configuration) => [program, '-c', configuration]),
    ...server('haproxy', folder, haproxyConfiguration, (program, configuration) => [program, '-db', '-f', configuration]),
  ];
}

/** Starts the service that every gateway is measured in front of. */
export function startUpstream(cleanup: Cleanup): Promise<Service> {
  return Service.start({ ...inTypeScript('upstream'), env: {} }, cleanup);
}

/** @returns the file */
export function bundleGateway(folder: string): Promise<string> {
  return bundle(`apps/${OURS}`, folder);
}

/** Starts ours in front of a service that stands for all. */
export function startGateway(name: string, file: string, env: NodeJS.ProcessEnv, upstream: string, cleanup: Cleanup): Promise<Service> {
  const addresses = Object.fromEntries(apiGateway.calls.map((callee) => [addressVariable(callee.name), upstream]));
  const { readiness: readyPath } = apiGateway.probes;
  return Service.start({ name, file, env: { LINGER_MS: '0', ...env, ...addresses }, readyPath }, cleanup);
}

function ours(name: string, file: string, env: NodeJS.ProcessEnv): Proxy {
  return { name, start: (upstream, cleanup) => startGateway(name, file, env, upstream, cleanup) };
}

function peer(name: string, file: string): Proxy {
  return {
    name,
    start: (upstream, cleanup) => Service.start({ ...inTypeScript(file), name, env: { UPSTREAM_URL: upstream } }, cleanup),
  };
}

/** A program of this folder, whose types Node takes away as it starts. */
function inTypeScript(name: string) {
  return { name, nodeOptions: ['--require', 'tsx/cjs'], file: join(__dirname, 'peers', `${name}.ts`), readyPath: READY_PATH };
}

type Configure = (port: number, upstream: URL, folder: string) => string;
type ToCommand = (program: string, configuration: string) => readonly string[];

function server(name: string, folder: string, configure: Configure, toCommand: ToCommand): readonly Proxy[] {
  const program = findProgram(name) ?? findProgram(`/usr/sbin/${name}`);
  if (program === undefined) return [];
  return [{ name, start: (upstream, cleanup) => startServer({ name, program, folder, configure, toCommand }, upstream, cleanup) }];
}

interface ServerProps {
  readonly name: string;
  readonly program: string;
  readonly folder: string;
  readonly configure: Configure;
  readonly toCommand: ToCommand;
}

async function startServer(
  { name, program, folder, configure, toCommand }: ServerProps,
  upstream: string,
  cleanup: Cleanup,
): Promise<RunningProxy> {
  const configuration = join(folder, `${name}.cfg`);
  const running = await Server.start(async (port) => {
    await writeFile(configuration, configure(port, new URL(upstream), folder));
    return { name, command: toCommand(program, configuration) };
  }, cleanup);
  return { url: `http://${running.address}`, pid: running.pid, kill: () => running.kill() };
}
