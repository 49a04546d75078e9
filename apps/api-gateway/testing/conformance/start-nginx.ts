import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, findFreePort, findProgram } from '@fairlead/service-kit/testing';
import { listens } from './listens';

/** A proxy in a process of its own. */
export interface RunningProxy {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Where nginx is, if it is installed. */
export function findNginx(): string | undefined {
  return findProgram('nginx', ['/usr/sbin', '/usr/local/sbin']);
}

/** nginx with nothing but the route that the gateway has. */
export async function startNginx(nginx: string, upstreamPort: number): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-nginx-'));
  const port = await findFreePort();
  writeFileSync(join(folder, 'nginx.conf'), configuration(port, upstreamPort));
  const child = spawn(nginx, ['-p', folder, '-e', 'error.log', '-c', 'nginx.conf'], { stdio: 'ignore' });
  await eventually(() => listens(port));
  return {
    port,
    stop: async () => {
      await end(child);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Ends a process that a test has started. */
export async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

function configuration(port: number, upstreamPort: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`);
  return `
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
events { worker_connections 256; }
http {
  access_log off;
  ${temporary.join(' ')}
  upstream users { server 127.0.0.1:${upstreamPort}; keepalive 8; }
  server {
    listen 127.0.0.1:${port};
    location = /api/users { proxy_pass http://users/users; }
    location /api/users/ { proxy_pass http://users/users/; }
    location / { return 404; }
    proxy_http_version 1.1;
    proxy_set_header Connection '';
    proxy_set_header Host $host;
    proxy_read_timeout 1s;
  }
}
`;
}
