import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { WORKSPACE } from '../workspace/workspace';

/** An ingress controller hears of new pods a moment after they are ready. */
const MOST_WAIT_MS = 30_000;

/** Runs `npm run load -- smoke` at an address, once something answers there. @throws Error where it fails */
export async function runSmoke({ href: url }: URL, stop: AbortSignal): Promise<void> {
  await awaitAnswer(url, stop);
  const args = [
    'run',
    '--silent',
    'load',
    '--',
    'smoke',
    '--url',
    url,
    '--service',
    apiGateway.name,
    '--allow-remote',
    '--out',
    'dist/load/deploy',
  ];
  // Its table goes where progress goes: what this command prints is its own summary.
  const child = spawn('npm', args, { cwd: WORKSPACE, stdio: ['ignore', 2, 2], signal: stop });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the smoke test at ${url} failed; dist/load/deploy/report.md says which requests`);
}

async function awaitAnswer(url: string, stop: AbortSignal): Promise<void> {
  const end = Date.now() + MOST_WAIT_MS;
  for (;;) {
    const fault = await findFault(url, stop);
    stop.throwIfAborted();
    if (fault === undefined) return;
    if (Date.now() > end) throw new Error(`nothing answers at ${url} (${fault}); is it the address of this environment's ingress?`);
    await wait(1_000, undefined, { signal: stop });
  }
}

/** Why nobody serves at an address; nothing where somebody does. A proxy without anybody behind it answers too. */
async function findFault(url: string, stop: AbortSignal): Promise<string | undefined> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.any([stop, AbortSignal.timeout(5_000)]) });
    return [502, 503, 504].includes(status) ? `status ${status}` : undefined;
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? cause.message : message;
  }
}
