import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { SERVICES, WORKERS } from '@fairlead/contracts';
import { placeServices } from '../src/start/local-service';
import { describeTakenPorts } from '../src/start/taken-ports';

const groups: number[] = [];

afterEach(() => groups.splice(0).forEach((pid) => signalGroup(pid, 'SIGTERM')));

/** Ports of the services that cannot be listened on while they are moved by an offset. */
export const takenPorts = (offset: number) => describeTakenPorts(placeServices([...SERVICES, ...WORKERS], offset, {}), 'npm start');

/** An offset at which every service has its port for itself. */
export async function findFreeOffset(): Promise<number> {
  let offset: number;
  do offset = 10_000 + Math.floor(Math.random() * 15_000);
  while ((await takenPorts(offset)).length > 0);
  return offset;
}

/** What {@link runNpmScript} is told. */
export interface NpmScriptProps {
  readonly folder: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** A script of `package.json` that runs the platform, in a process group of its own, as in a terminal, with embedded stores. */
export function runNpmScript(script: string, { folder, args, env = {} }: NpmScriptProps) {
  const npm = spawn('npm', ['run', script, '--silent', '--', ...args], {
    cwd: folder,
    detached: true,
    env: { ...process.env, REDIS_URL: undefined, MONGO_URL: undefined, FORCE_COLOR: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  groups.push(npm.pid ?? 0);
  const log: string[] = [];
  const output: string[] = [];

  const firstLine = new Promise<void>((resolve) => [npm.stdout, npm.stderr].forEach((stream) => stream.once('data', () => resolve())));
  const ready = new Promise<void>((resolve, reject) => {
    const read = (line: string) => {
      log.push(line);
      if (line.includes('ready after')) resolve();
    };
    createInterface(npm.stdout).on('line', (line) => (read(line), output.push(line)));
    createInterface(npm.stderr).on('line', read);
    npm.once('exit', () => reject(new Error(`ended before it was ready:\n${log.join('\n')}`)));
  });
  ready.catch(() => {});

  const exitCode = once(npm, 'exit').then(([code]) => code as number | null);
  const interrupt = () => signalGroup(npm.pid ?? 0, 'SIGINT');
  return { pid: npm.pid ?? 0, log, output, firstLine, ready, exitCode, silence: once(npm, 'close'), interrupt };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone, as it is after every test that passed.
  }
}
