import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

const WORKSPACE = dirname(dirname(__dirname));

function provePackets(args: readonly string[], kubeconfig: string) {
  const start = ['--require', './tools/src/run/typescript.cjs', 'overlays/packets/main.ts', ...args];
  return spawnSync(process.execPath, start, { cwd: WORKSPACE, encoding: 'utf8', env: { ...process.env, KUBECONFIG: kubeconfig } });
}

test('no cluster is taken that nobody has named', () => {
  const { status, stderr } = provePackets([], '');

  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'KUBECONFIG is not set; name the cluster whose nodes run pods and hold NetworkPolicies\n',
  });
});

const testWithKubectl = spawnSync('kubectl', ['version', '--client']).error ? test.skip : test;

testWithKubectl('a cluster that does not answer is told by its KUBECONFIG (needs kubectl)', () => {
  const { status, stderr } = provePackets([], '/nowhere');

  expect(status).toBe(1);
  expect(stderr).toMatch(/^no cluster answers at KUBECONFIG=\/nowhere; start one, or name another: /);
});

test('a seed without random clusters is refused', () => {
  const { status, stderr } = provePackets(['--seed', '7'], '/nowhere');

  expect({ status, stderr }).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^--seed is of random clusters; give --random too; /),
  });
});
