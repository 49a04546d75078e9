import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { eventually, findFreePort } from '@fairlead/service-kit/testing';
import { listens } from './listens';
import { end, type RunningProxy } from './start-nginx';

const WORKSPACE = resolve(__dirname, '../../../..');

/** What its process runs: the proxy with nothing but the route that the gateway has. */
const PROGRAM = `
  const app = require('fastify')();
  app.register(require('@fastify/http-proxy'), { upstream: process.env.UPSTREAM, prefix: '/api/users', rewritePrefix: '/users' });
  app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
`;

/** @fastify/http-proxy as its documents show it. */
export async function startHttpProxy(upstreamPort: number): Promise<RunningProxy> {
  const port = await findFreePort();
  const env = { ...process.env, UPSTREAM: `http://127.0.0.1:${upstreamPort}`, PORT: String(port) };
  const child = spawn(process.execPath, ['--eval', PROGRAM], { cwd: WORKSPACE, env, stdio: ['ignore', 'ignore', 'inherit'] });
  await eventually(() => listens(port));
  return { port, stop: () => end(child) };
}
