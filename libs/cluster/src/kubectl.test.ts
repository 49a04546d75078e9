import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Kubectl } from './kubectl';

let folder: string;
const path = process.env['PATH'];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
  process.env['PATH'] = `${folder}${delimiter}${path}`;
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true });
});

const install = (script: string) => writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

test('a forwarded port is known once it is there, and lasts until it is closed', async () => {
  install(`echo "Forwarding from 127.0.0.1:4321 -> 27017"; exec sleep 60`);

  const { port, close } = await new Kubectl(new AbortController().signal, 'mine').forwardPort('shop', 'service/mongo', 27017);
  close();

  expect(port).toBe(4321);
});

test('a port that cannot be forwarded is told with what kubectl says', async () => {
  install('echo "error: services \\"mongo\\" not found" >&2; exit 1');

  await expect(new Kubectl(new AbortController().signal).forwardPort('shop', 'service/mongo', 27017)).rejects.toThrow(
    'kubectl port-forward service/mongo: error: services "mongo" not found',
  );
});

test.each([
  ['error: You must be logged in to the server (Unauthorized)', /^the cluster does not know who asks; log in again/],
  [
    'Error from server (Forbidden): forbidden: User "jane" cannot get path "/readyz"',
    /^the cluster does not allow it; .*"jane" cannot get/,
  ],
  ['error: context "mine" does not exist', /^the kubeconfig has no such context; /],
])('a cluster that says %s is not told as one that does not answer', async (said, told) => {
  install(`echo '${said}' >&2; exit 1`);

  await expect(new Kubectl(new AbortController().signal, 'mine').checkCluster('it is silent')).rejects.toThrow(told);
});

test('a cluster that does not answer is told as the command says it', async () => {
  install('echo "The connection to the server 127.0.0.1:1 was refused" >&2; exit 1');

  await expect(new Kubectl(new AbortController().signal, 'mine').checkCluster('it is silent')).rejects.toThrow(/^it is silent$/);
});

test('a kubectl that may not be run is told as one that is missing', async () => {
  process.env['PATH'] = folder;
  const ask = () => new Kubectl(new AbortController().signal).run(['version']);

  await expect(ask()).rejects.toThrow(/^kubectl cannot be started; .* \(kubectl is not on the path\)$/);
  install('exit 0');
  chmodSync(join(folder, 'kubectl'), 0o644);
  await expect(ask()).rejects.toMatchObject({ failure: 'kubectl-missing', message: expect.stringContaining('may not be run') });
});

test('what undoes is run though a stop has come', async () => {
  install('echo "$*"');
  const stop = new AbortController();
  const kubectl = new Kubectl(stop.signal, 'mine');
  stop.abort(new Error('stopped'));

  await expect(kubectl.run(['get', 'pods'])).rejects.toThrow('stopped');
  expect(await kubectl.withoutStop().run(['get', 'pods'])).toBe('--context=mine get pods\n');
});
