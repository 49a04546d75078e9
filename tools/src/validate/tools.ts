import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { STEP_NAMES, type Tool } from './tool';

/** The least version of Node stands in `package.json`: `>=20.19`. */
function readLeastNode(): string {
  const { engines } = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as { engines: { node: string } };
  return engines.node.replace(/^>=/, '');
}

/** The same line on every platform. */
const everywhere = (line: string): Tool['get'] => ({ linux: line, darwin: line, win32: line });

const NODE = {
  linux: 'https://nodejs.org/en/download, or: nvm install',
  darwin: 'brew install node@24',
  win32: 'winget install OpenJS.NodeJS.LTS',
};

const DOCKER = {
  linux: 'https://docs.docker.com/engine/install',
  darwin: 'brew install --cask docker, then start Docker',
  win32: 'winget install Docker.DockerDesktop, then start Docker in WSL 2',
};

/** Every program beside this repository that some step takes, once. */
export const TOOLS: readonly Tool[] = [
  { name: 'node', least: readLeastNode(), versionCommand: ['node', '--version'], neededBy: STEP_NAMES, get: NODE },
  { name: 'npm', least: '10', versionCommand: ['npm', '--version'], neededBy: STEP_NAMES, get: NODE },
  {
    name: 'git',
    least: '2.25',
    versionCommand: ['git', '--version'],
    neededBy: ['check', 'gitops'],
    usedBy: ['images', 'deploy', 'workflow'],
    get: { linux: 'apt-get install git', darwin: 'xcode-select --install', win32: 'winget install Git.Git' },
  },
  {
    name: 'bash',
    least: '3.2',
    versionCommand: ['bash', '--version'],
    neededBy: ['workflow'],
    get: { linux: 'apt-get install bash', darwin: 'brew install bash', win32: 'wsl --install' },
  },
  {
    // Lists what an image holds.
    name: 'tar',
    least: '1.26',
    versionCommand: ['tar', '--version'],
    neededBy: ['images'],
    get: { linux: 'apt-get install tar', darwin: 'brew install gnu-tar', win32: 'apt-get install tar, in WSL 2' },
  },
  {
    name: 'docker',
    least: '20.10',
    versionCommand: ['docker', '--version'],
    neededBy: ['images', 'compose', 'kind', 'k3d'],
    get: DOCKER,
  },
  {
    // The client alone builds nothing.
    name: 'docker engine',
    least: '20.10',
    versionCommand: ['docker', 'version', '--format', '{{.Server.Version}}'],
    neededBy: ['images', 'compose', 'kind', 'k3d'],
    get: { ...DOCKER, linux: 'systemctl start docker, or name the engine by DOCKER_HOST' },
  },
  {
    // Targets with a matrix.
    name: 'buildx',
    least: '0.11',
    versionCommand: ['docker', 'buildx', 'version'],
    neededBy: ['images'],
    get: { ...DOCKER, linux: 'apt-get install docker-buildx-plugin, or https://github.com/docker/buildx#installing' },
  },
  {
    // Waits for health.
    name: 'compose',
    least: '2.17',
    versionCommand: ['docker', 'compose', 'version'],
    neededBy: ['compose'],
    get: { ...DOCKER, linux: 'apt-get install docker-compose-plugin, or https://docs.docker.com/compose/install/linux' },
  },
  {
    // Prunes by ApplySets.
    name: 'kubectl',
    least: '1.27',
    versionCommand: ['kubectl', 'version', '--client'],
    neededBy: ['cluster', 'kind', 'k3d', 'secrets', 'deploy', 'check:cluster', 'monitor'],
    get: {
      linux: 'https://kubernetes.io/docs/tasks/tools/install-kubectl-linux',
      darwin: 'brew install kubectl',
      win32: 'winget install Kubernetes.kubectl',
    },
  },
  {
    // Has nodes of Kubernetes 1.33.
    name: 'kind',
    least: '0.29',
    versionCommand: ['kind', '--version'],
    neededBy: ['kind'],
    get: {
      linux: 'https://kind.sigs.k8s.io/docs/user/quick-start#installation',
      darwin: 'brew install kind',
      win32: 'winget install Kubernetes.kind',
    },
  },
  {
    // Reads k3d.io/v1alpha5.
    name: 'k3d',
    least: '5.5',
    versionCommand: ['k3d', 'version'],
    neededBy: ['k3d'],
    get: { linux: 'https://k3d.io/#installation', darwin: 'brew install k3d', win32: 'choco install k3d' },
  },
  {
    // Reads and writes keys on the standard streams.
    name: 'openssl',
    least: '1.1.1',
    versionCommand: ['openssl', 'version'],
    neededBy: ['secrets'],
    get: { linux: 'apt-get install openssl', darwin: 'brew install openssl@3', win32: 'winget install ShiningLight.OpenSSL.Light' },
  },
  {
    name: 'k6',
    least: '1.0',
    versionCommand: ['k6', 'version'],
    neededBy: [],
    usedBy: ['load'],
    get: {
      linux: 'https://grafana.com/docs/k6/latest/set-up/install-k6',
      darwin: 'brew install k6',
      win32: 'winget install GrafanaLabs.k6',
    },
  },
  {
    name: 'wrk',
    least: '4.1',
    versionCommand: ['wrk', '-v'],
    versionCodes: [0, 1],
    neededBy: [],
    usedBy: ['load'],
    get: { linux: 'apt-get install wrk', darwin: 'brew install wrk', win32: 'apt-get install wrk, in WSL 2' },
  },
  {
    name: 'hadolint',
    least: '2.12',
    versionCommand: ['hadolint', '--version'],
    neededBy: ['scan'],
    get: { ...everywhere('https://github.com/hadolint/hadolint/releases'), darwin: 'brew install hadolint' },
  },
  {
    name: 'trivy',
    least: '0.50',
    versionCommand: ['trivy', '--version'],
    neededBy: ['scan'],
    get: { ...everywhere('https://trivy.dev/latest/getting-started/installation'), darwin: 'brew install trivy' },
  },
  {
    name: 'cosign',
    least: '2.0',
    versionCommand: ['cosign', 'version'],
    neededBy: ['sign'],
    get: { ...everywhere('https://docs.sigstore.dev/cosign/system_config/installation'), darwin: 'brew install cosign' },
  },
  {
    // Or one that runs: --prometheus.
    name: 'prometheus',
    least: '2.40',
    versionCommand: ['prometheus', '--version'],
    neededBy: ['monitor'],
    get: { ...everywhere('https://prometheus.io/download'), linux: 'apt-get install prometheus', darwin: 'brew install prometheus' },
  },
  {
    name: 'promtool',
    least: '2.40',
    versionCommand: ['promtool', '--version'],
    neededBy: ['alerts'],
    get: { ...everywhere('https://prometheus.io/download'), linux: 'apt-get install prometheus', darwin: 'brew install prometheus' },
  },
  {
    name: 'actionlint',
    least: '1.7',
    versionCommand: ['actionlint', '--version'],
    neededBy: ['workflows'],
    get: { ...everywhere('https://github.com/rhysd/actionlint/releases'), darwin: 'brew install actionlint' },
  },
  {
    name: 'shellcheck',
    least: '0.8',
    versionCommand: ['shellcheck', '--version'],
    neededBy: ['workflows'],
    get: { linux: 'apt-get install shellcheck', darwin: 'brew install shellcheck', win32: 'winget install koalaman.shellcheck' },
  },
  {
    name: 'zizmor',
    least: '1.0',
    versionCommand: ['zizmor', '--version'],
    neededBy: ['workflows'],
    get: { ...everywhere('pipx install zizmor'), darwin: 'brew install zizmor' },
  },
];
