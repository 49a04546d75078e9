import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { eventually } from '@fairlead/service-kit/testing';
import { freePort, listens } from './free-port';
import { end, type RunningProxy } from './start-nginx';

const WORKSPACE = resolve(__dirname, '../../../..');

/** The folder whose packages have @fastify/http-proxy, if there is one: the workspace, or `HTTP_PROXY_FOLDER`. */
export function findHttpProxy(): string | undefined {
  const folders = [process.env['HTTP_PROXY_FOLDER'] ?? WORKSPACE];
  return folders.find((folder) => {
    try {
      return createRequire(join(folder, 'package.json')).resolve('@fastify/http-proxy');
    } catch {
      return undefined;
    }
  });
}

/** What its process runs: the proxy with nothing but the route that the gateway has. */
const PROGRAM = `
  const { createRequire } = require('node:module');
  const load = createRequire(process.env.FOLDER + '/package.json');
  const app = load('fastify')();
  app.register(load('@fastify/http-proxy'), { upstream: process.env.UPSTREAM, prefix: '/api/users', rewritePrefix: '/users' });
  app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
`;

/** @fastify/http-proxy as its documents show it. */
export async function startHttpProxy(folder: string, upstreamPort: number): Promise<RunningProxy> {
  const port = await freePort();
  const env = { ...process.env, FOLDER: folder, UPSTREAM: `http://127.0.0.1:${upstreamPort}`, PORT: String(port) };
  const child = spawn(process.execPath, ['--eval', PROGRAM], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await eventually(() => listens(port));
  return { port, stop: () => end(child) };
}
