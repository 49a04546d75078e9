import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { APP_NAMES } from '@fairlead/contracts';
import { WORKSPACE } from '../workspace/workspace';

jest.setTimeout(60_000);

const START = ['--require', './tools/src/run/typescript.cjs', 'tools/src/cluster/main.ts'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cluster-'));
  install('kubectl', 'case "$*" in *current-context) echo mine;; esac; exit 0');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Puts a program on the path that keeps what it is called with. */
function install(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho "${name} $*" >>'${folder}/calls'\n${script}\n`, { mode: 0o755 });
  return file;
}

const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');

const env = () => ({
  ...process.env,
  PATH: `${folder}:${process.env['PATH']}`,
  XDG_STATE_HOME: join(folder, 'state'),
  ...{ KUBECONFIG: undefined, FAIRLEAD_NODES: undefined },
});

function cluster(...args: readonly string[]) {
  return spawnSync(process.execPath, [...START, ...args], { cwd: WORKSPACE, encoding: 'utf8', env: env() });
}

const UP = `case $1 in up) echo "export KUBECONFIG=/tmp/k INGRESS_URL=http://localhost:1";; esac`;

test('the status of nodes that were never made is none of the cluster that kubectl points at', () => {
  const program = install('nodes', UP);

  const { status, stdout, stderr } = cluster('status', '--with', 'nodes', '--program', program);

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(`${program} has made no cluster here; npm run cluster -- create --with nodes --program ${program} makes one\n`);
});

test('a second create finds the cluster of the first, loads images again, and prints the same exports', () => {
  const program = install('nodes', UP);
  const create = () => cluster('create', '--with', 'nodes', '--program', program, '--images', 'dev');

  const [first, second] = [create(), create()];

  expect([first.status, second.status]).toEqual([0, 0]);
  expect([first.stdout, second.stdout]).toEqual(Array(2).fill('export KUBECONFIG=/tmp/k INGRESS_URL=http://localhost:1\n'));
  expect(calls().filter((call) => call === 'nodes up')).toHaveLength(1);
  expect(calls().filter((call) => call === 'nodes image api-gateway:dev --docker api-gateway:dev')).toHaveLength(2);
  expect(second.stderr).toContain('creating the cluster: nothing to do, it is there\n');
  expect(second.stderr).toContain('npm run check:cluster -- --env dev --context mine\n');
});

test('delete ends what create has made, and nothing else', () => {
  const program = install('nodes', UP);
  cluster('create', '--with', 'nodes', '--program', program);

  const [first, second] = [1, 2].map(() => cluster('delete', '--with', 'nodes', '--program', program));

  expect(calls().filter((call) => call === 'nodes down')).toHaveLength(1);
  expect(first).toMatchObject({ status: 0, stdout: '' });
  expect(second?.stderr).toBe('there is nothing to delete: npm run cluster has made no cluster here\n');
});

test('a program that exports no KUBECONFIG is told', () => {
  const program = install('nodes', 'echo export A=1');

  expect(cluster('create', '--with', 'nodes', '--program', program)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`${program} up exports no KUBECONFIG, so nobody knows where its cluster is\n`),
  });
});

test('a way whose program is missing is told in a line', () => {
  const { status, stderr } = spawnSync(process.execPath, [...START, 'create', '--with', 'k3d'], {
    cwd: WORKSPACE,
    encoding: 'utf8',
    env: { PATH: folder },
  });

  expect({ status, stderr }).toEqual({ status: 1, stderr: 'k3d is not on the path; npm run validate -- --for k3d says how to get it\n' });
});

test("a program of one's own that may not be run is told in a line", () => {
  const program = install('nodes', UP);
  chmodSync(program, 0o644);

  expect(cluster('create', '--with', 'nodes', '--program', program)).toMatchObject({
    status: 1,
    stderr: `creating the cluster\n${program} may not be run: it lacks the right to (chmod +x), or is a folder\n`,
  });
});

test.each([
  {
    says: 'nothing answers',
    script: 'echo "The connection to the server 127.0.0.1:1 was refused" >&2; exit 1',
    code: 1,
    row: { name: 'cluster', isThere: false },
  },
  { says: 'one answers', script: `echo '{"items":[]}'`, code: 0, row: { name: 'namespace shop-dev', isThere: true } },
])('the status of a cluster, where $says, ends with $code', ({ script, code, row }) => {
  install('kubectl', script);

  const { status, stdout } = cluster('status', '--with', 'kind', '--json');

  expect(status).toBe(code);
  expect((JSON.parse(stdout) as { rows: object[] }).rows).toContainEqual(expect.objectContaining(row));
});

test('a cluster that cannot be asked is told in a line, however often kubectl says so', () => {
  install('kubectl', `for kind in pods jobs services; do echo 'error: context "shop" does not exist' >&2; done; exit 1`);

  const { status, stderr } = cluster('delete', '--with', 'current', '--context', 'shop');

  expect(status).toBe(1);
  expect(stderr).toMatch(/^nobody can tell what there is: .*: the kubeconfig has no such context; [^\n]*\n$/);
});

test('Ctrl-C ends what runs, and says that a second run goes on', async () => {
  const program = install('nodes', `exec '${process.execPath}' -e 'setTimeout(() => {}, 30_000)'`);
  const child: ChildProcess = spawn(process.execPath, [...START, 'create', '--with', 'nodes', '--program', program], {
    cwd: WORKSPACE,
    env: env(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = text(child.stderr!);
  const ended = once(child, 'exit');
  while (!existsCall('nodes up')) await new Promise((done) => setTimeout(done, 50));

  child.kill('SIGINT');

  expect((await ended)[0]).toBe(130);
  expect(await said).toContain('not done yet; run it again, and it goes on where it was: stopped by SIGINT\n');
});

function existsCall(call: string): boolean {
  try {
    return calls().includes(call);
  } catch {
    return false;
  }
}

test('--dry-run of kind prints its commands, and runs none', () => {
  const { status, stdout } = cluster('create', '--with', 'kind', '--images', 'dev', '--dry-run');
  const commands = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

  expect(status).toBe(0);
  expect(commands.map((line) => line.replace(/https:\S*\//, '…/').replace('--context=kind-fairlead ', ''))).toEqual([
    'kind create cluster --name fairlead --config tools/src/cluster/config/kind.yaml --wait 5m',
    'kind export kubeconfig --name fairlead',
    'kubectl get --raw=/readyz --request-timeout=60s',
    'kubectl apply --server-side --field-manager=npm-run-cluster --filename …/deploy.yaml',
    'kubectl label namespace/ingress-nginx --overwrite fairlead.dev/made-by=npm-run-cluster',
    'kubectl rollout status deployment/ingress-nginx-controller --namespace=ingress-nginx --timeout=5m',
    'kubectl apply --server-side --field-manager=npm-run-cluster --filename …/components.yaml',
    'kubectl label deployment/metrics-server --namespace=kube-system --overwrite fairlead.dev/made-by=npm-run-cluster',
    `kubectl patch deployment/metrics-server --namespace=kube-system --type=json '--patch=[{"op":"add","path":"/spec/template/spec/containers/0/args/-","value":"--kubelet-insecure-tls"}]'`,
    'kubectl rollout status deployment/metrics-server --namespace=kube-system --timeout=5m',
    ...APP_NAMES.map((name) => `kind load docker-image ${name}:dev --name fairlead`),
  ]);
});

test.each([
  {
    way: 'k3d',
    args: ['create', '--with', 'k3d', '--images', 'dev'],
    commands: [
      'k3d cluster create fairlead --config tools/src/cluster/config/k3d.yaml --wait --timeout 5m',
      'k3d kubeconfig merge fairlead --kubeconfig-merge-default',
      'kubectl --context=k3d-fairlead get --raw=/readyz --request-timeout=60s',
      ...APP_NAMES.map((name) => `k3d image import ${name}:dev --cluster fairlead`),
    ],
  },
  { way: 'kind', args: ['delete', '--with', 'kind'], commands: ['kind delete cluster --name fairlead'] },
  { way: 'k3d', args: ['delete', '--with', 'k3d'], commands: ['k3d cluster delete fairlead'] },
])('--dry-run of $args prints just the commands of $way', ({ args, commands }) => {
  const { stdout } = cluster(...args, '--dry-run');

  expect(stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual(commands);
});

test('--dry-run never makes a Secret', () => {
  const { stdout } = cluster('create', '--with', 'current', '--context', 'prod-eu', '--env', 'prod', '--dry-run');

  expect(stdout).toContain('kubectl --context=prod-eu create --filename=- <made when it runs>');
  expect(() => calls()).toThrow('ENOENT');
});
