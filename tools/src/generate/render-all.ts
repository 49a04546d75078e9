import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What is written from the platform. Documents show what synth proves, so they come after it, and all at once. */
const STEPS = [['synth'], ['docs:picture', 'docs:rooms', 'docs:openapi', 'docs:mutations', 'docs:mistakes']];

/**
 * Writes the manifests and the documents anew, as somebody would who has changed the platform by hand.
 *
 * @param root folder of the repository
 * @throws Error with what those say that fail
 */
export async function renderAll(root: string): Promise<void> {
  for (const writers of STEPS) {
    process.stderr.write(`${writers.map((writer) => `npm run ${writer}`).join(', ')}\n`);
    const failures = (await Promise.all(writers.map((writer) => runWriter(writer, root)))).filter((failure) => failure !== undefined);
    if (failures.length > 0) throw new Error(failures.join('\n'));
  }
}

/** @returns what it says of itself where it fails */
async function runWriter(writer: string, root: string): Promise<string | undefined> {
  const child = spawn('npm', ['run', '--silent', writer], { cwd: root, env: childEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [[code], ...said] = await Promise.all([closed, text(child.stdout), text(child.stderr)]);
  return code === 0 ? undefined : `npm run ${writer} failed, and the files of the change are written\n${said.join('').trimEnd()}`;
}

/** Without what Nx tells the programs that it starts, and with no colours in what is told of a failure. */
function childEnv(): NodeJS.ProcessEnv {
  const isOurs = (name: string) => !name.startsWith('NX_') && name !== 'TSX_TSCONFIG_PATH' && name !== 'FORCE_COLOR';
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => isOurs(name))), NX_DAEMON: 'false' };
}
