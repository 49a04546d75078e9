import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

test('what undoes is run though a stop has come', async () => {
  install('echo "$*"');
  const stop = new AbortController();
  const kubectl = new Kubectl(stop.signal, 'mine');
  stop.abort(new Error('stopped'));

  await expect(kubectl.run(['get', 'pods'])).rejects.toThrow('stopped');
  expect(await kubectl.withoutStop().run(['get', 'pods'])).toBe('--context=mine get pods\n');
});
