import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const read = (file: string) => parse(readFileSync(join(__dirname, file), 'utf8')) as Record<string, unknown>;

const hasKubectl = !spawnSync('kubectl', ['version', '--client']).error;

test('kind makes one control plane, which the ingress runs on, and two workers in two zones', () => {
  const { nodes } = read('kind.yaml') as {
    nodes: { role: string; labels: Record<string, string>; extraPortMappings?: { hostPort: number }[] }[];
  };

  expect(nodes.map(({ role }) => role)).toEqual(['control-plane', 'worker', 'worker']);
  expect(nodes[0]).toMatchObject({ labels: { 'ingress-ready': 'true' }, extraPortMappings: [{ hostPort: 80 }, { hostPort: 443 }] });
  expect(new Set(nodes.slice(1).map(({ labels }) => labels['topology.kubernetes.io/zone'])).size).toBe(2);
});

test('k3d makes two agents, and keeps its Traefik', () => {
  const config = read('k3d.yaml');

  expect(config).toMatchObject({ apiVersion: 'k3d.io/v1alpha5', kind: 'Simple', servers: 1, agents: 2 });
  expect(JSON.stringify(config)).not.toContain('--disable=traefik');
});

test('both listen on the loopback of this machine alone', () => {
  expect(JSON.stringify(read('kind.yaml')).match(/"listenAddress":"127\.0\.0\.1"/g)).toHaveLength(2);
  expect(JSON.stringify(read('k3d.yaml')).match(/"127\.0\.0\.1:(80:80|443:443)"/g)).toHaveLength(2);
});

(hasKubectl ? test : test.skip)('dev on k3d is dev, but for the class of the Ingress and who may reach the gateway (needs kubectl)', () => {
  const build = (folder: string) => spawnSync('kubectl', ['kustomize', folder], { cwd: __dirname, encoding: 'utf8' }).stdout.split('\n');
  const [dev, onK3d] = [build('../../../../overlays/dev'), build('dev-on-k3d')];

  expect(onK3d.filter((line) => !dev.includes(line)).map((line) => line.trim())).toEqual([
    'ingressClassName: traefik',
    'app.kubernetes.io/name: traefik',
  ]);
});
