import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cleanup } from '@fairlead/command-line';
import { OPERATIONAL_PATHS } from 'fairlead/contract';
import { findProgram, getProgram } from '../programs/find-program';
import { LOOPBACK } from '../programs/loopback';
import { Server } from '../programs/server';

/** What is balanced over what. */
export interface BalancerProps {
  /** `tcp`: each connection goes to one instance, as a Service of Kubernetes does it. `http`: each request, as an ingress does it. */
  readonly mode: 'http' | 'tcp';
  readonly instances: readonly URL[];
  /** Of the run, for the configuration. */
  readonly folder: string;
}

/** Starts haproxy before instances of a service. It asks each for its readiness, and lets go of one that it cannot reach. */
export async function startBalancer({ mode, instances, folder }: BalancerProps, cleanup: Cleanup): Promise<Server> {
  const program = findProgram('/usr/sbin/haproxy') ?? getProgram('haproxy', 'install it (apt-get install haproxy, brew install haproxy)');
  return Server.start(async (port) => {
    const file = join(folder, `haproxy-${port}.cfg`);
    await writeFile(file, balancerConfiguration(port, mode, instances));
    return { name: 'haproxy', command: [program, '-db', '-f', file] };
  }, cleanup);
}

/** Configuration of one haproxy process. As long as a connection may take, it also waits before it tries again. */
export function balancerConfiguration(port: number, mode: BalancerProps['mode'], instances: readonly URL[]): string {
  return `global
  maxconn 8192
defaults
  mode ${mode}
  timeout connect 250ms
  timeout check 2s
  timeout client 65s
  timeout server 65s
  retries 3
  option redispatch 1
frontend public
  bind ${LOOPBACK}:${port} backlog 4096
  default_backend instances
backend instances
  option httpchk GET ${OPERATIONAL_PATHS.ready}
  default-server check inter 250ms fall 2 rise 1 observe layer4 error-limit 1 on-error mark-down
${instances.map(({ host }, index) => `  server instance${index} ${host}`).join('\n')}
`;
}
