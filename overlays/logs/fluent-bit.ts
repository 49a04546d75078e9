import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Yaml } from 'cdk8s';
import type { LogPipeline } from 'fairlead';
import { containerLogName, type ContainerLine, toContainerLog } from './container-log';
import { podOf } from './pods';
import { stopAll } from './running-services';

/** What Fluent Bit is run with. */
export interface FluentBitProps {
  /** Its program. */
  readonly program: string;
  readonly pipeline: LogPipeline;
  /** For its files, and for those that it reads. */
  readonly folder: string;
  readonly lines: Readonly<Record<string, readonly ContainerLine[]>>;
}

/** Where the files of containers lie on a node. */
const CONTAINERS = '/var/log/containers';

/**
 * Sends lines as a node does: as files of containers, which the real Fluent Bit follows with the pipeline's own configuration. Of that only
 * the folders are others, and where the API server is: one of this process, which knows the pods.
 */
export async function sendByFluentBit({ program, pipeline, folder, lines }: FluentBitProps): Promise<void> {
  const containers = join(folder, 'containers');
  // A new pod knows nothing of what the one before has sent.
  rmSync(join(folder, 'buffer'), { recursive: true, force: true });
  for (const each of [containers, join(folder, 'buffer'), join(folder, 'token')]) mkdirSync(each, { recursive: true });
  for (const [file, text] of Object.entries({ token: 'none', namespace: 'logs-prod' })) writeFileSync(join(folder, 'token', file), text);
  for (const [service, own] of Object.entries(lines))
    writeFileSync(join(containers, containerLogName(podOf(service))), toContainerLog(own));
  const apiServer = await servePods();
  const child = spawn(program, [`--config=${writeConfig(pipeline, folder, portOf(apiServer))}`], {
    env: { VICTORIA_LOGS_HOST: '127.0.0.1', OPENSEARCH_HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  // It flushes every second, and looks for files when it starts.
  await Promise.race([delay(6_000), ended]);
  if (child.exitCode !== null) throw new Error(`Fluent Bit has ended with ${child.exitCode}`);
  await stopAll([child]);
  apiServer.close();
}

/** The pipeline's files, where this machine lets them be. @returns path of the configuration */
function writeConfig({ fluentBit, redaction }: LogPipeline, folder: string, apiPort: number): string {
  const containers = join(folder, 'containers');
  const config = Yaml.stringify(fluentBit)
    .replaceAll(CONTAINERS, containers)
    .replaceAll(toTag(CONTAINERS), toTag(containers))
    .replaceAll(/(\s)\/buffer/g, `$1${join(folder, 'buffer')}`)
    .replaceAll('/fluent-bit/config', folder)
    .replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', join(folder, 'token'))
    .replace('https://kubernetes.default.svc:443', `http://127.0.0.1:${apiPort}`)
    .replace('http_server: true', 'http_server: false');
  writeFileSync(join(folder, 'redact.lua'), redaction);
  const path = join(folder, 'fluent-bit.yaml');
  writeFileSync(path, config);
  return path;
}

function toTag(path: string): string {
  return `${path.slice(1).replaceAll('/', '.')}.`;
}

/** Answers what the API server does of a pod, to `GET /api/v1/namespaces/<namespace>/pods/<pod>` and to nothing else. */
async function servePods(): Promise<Server> {
  const server = createServer((request, response) => {
    const [, namespace, name] = /^\/api\/v1\/namespaces\/([^/]+)\/pods\/([^/]+)$/.exec(request.url ?? '') ?? [];
    response.writeHead(name === undefined ? 403 : 200, { 'content-type': 'application/json' });
    const labels = { 'app.kubernetes.io/name': name?.replace(/-pod$/, '') };
    response.end(JSON.stringify({ kind: 'Pod', metadata: { name, namespace, uid: `${name}-uid`, labels }, spec: { nodeName: 'node' } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
