import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect, type Socket } from 'node:net';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FairleadCommand } from '../../testing/fairlead-command';

/** One error each. */
const BROKEN = Array.from(
  { length: 300 },
  (_, index) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web-${index} }
spec: { minReplicas: 5, maxReplicas: 3, scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: web-${index} } }
`,
).join('---\n');

let fairlead: FairleadCommand;
beforeAll(() => {
  fairlead = new FairleadCommand();
  fairlead.write('broken.yaml', BROKEN);
});
afterAll(() => fairlead.remove());

/** Reads a part of what comes, shows it, and goes away. */
const READ_BEGINNING = 'process.stdin.once("data", (part) => { console.log(String(part).slice(0, 1)); process.exit(); })';

/** Runs a line of a shell in the folder, where `fairlead` is the command. */
function shell(line: string) {
  const script = `fairlead() { "${process.execPath}" "${fairlead.bundle}" "$@"; }
read_beginning() { "${process.execPath}" -e '${READ_BEGINNING}'; }
${line}`;
  return spawnSync('sh', ['-c', script], { cwd: fairlead.folder, encoding: 'utf8', timeout: 60_000 });
}

/** Two ends of one connection: reads of both never wait. */
async function createConnection(): Promise<readonly [near: Socket, far: Socket]> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const near = connect((server.address() as { readonly port: number }).port, '127.0.0.1');
  const [far] = (await once(server, 'connection')) as [Socket];
  server.close();
  return [near, far];
}

test('an input that has nothing yet, and does not let its reader wait, is read to its end', async () => {
  const [near, far] = await createConnection();
  const line = ['-c', 'exec "$0" "$@" <&3', process.execPath, fairlead.bundle, 'doctor', '-', '--format', 'json'];

  const program = spawn('sh', line, { stdio: ['ignore', 'pipe', 'inherit', far] });
  far.destroy();
  const output = program.stdout?.toArray() as Promise<readonly Buffer[]>;
  await sleep(300);
  for (const part of [BROKEN.slice(0, 1_000), BROKEN.slice(1_000)]) {
    near.write(part);
    await sleep(50);
  }
  near.end();
  const [code] = (await once(program, 'close')) as [number];

  expect(code).toBe(1);
  expect(JSON.parse(Buffer.concat(await output).toString())).toMatchObject({ summary: { objects: 300 }, problems: [] });
});

test('an input that is closed is told', () => {
  expect(shell('fairlead doctor - <&-')).toMatchObject({ status: 2, stderr: expect.stringContaining('<stdin>: it is empty') });
});

test.each([
  { what: 'findings', line: 'fairlead doctor broken.yaml | read_beginning' },
  { what: 'JSON', line: 'fairlead doctor broken.yaml --format json | read_beginning' },
  { what: 'the list of rules', line: 'fairlead explain | read_beginning' },
])('who reads the beginning of $what and goes away hears nothing more', ({ line }) => {
  const { stdout, stderr } = shell(line);

  expect(stdout).not.toBe('');
  expect(stderr).toBe('');
});

test('an answer that cannot be written is told, and a message that cannot be written changes nothing', () => {
  expect(shell('fairlead doctor broken.yaml >/dev/full')).toMatchObject({
    status: 2,
    stderr: 'fairlead: the answer cannot be written (ENOSPC)\n',
  });
  expect(shell('fairlead doctor none.yaml broken.yaml 2>/dev/full')).toMatchObject({
    status: 2,
    stdout: expect.stringContaining('300 errors in 300 objects'),
  });
});

const hasPipes = !spawnSync('mkfifo').error;

(hasPipes ? test : test.skip)('a folder with pipes and links that lead nowhere ends', () => {
  mkdirSync(join(fairlead.folder, 'odd'));
  fairlead.write('odd/a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
  shell('mkfifo odd/pipe.yaml');
  symlinkSync('pipe.yaml', join(fairlead.folder, 'odd/to-pipe.yaml'));
  symlinkSync('gone', join(fairlead.folder, 'odd/to-nothing.yaml'));

  expect(shell('fairlead doctor odd')).toMatchObject({
    status: 2,
    stdout: 'no findings in 1 object of 1 file (1 input not read)\n',
    stderr: 'fairlead: odd/to-nothing.yaml: it cannot be read (ENOENT)\n',
  });
});
