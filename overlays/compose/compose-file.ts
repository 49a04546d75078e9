import { Yaml } from 'cdk8s';
import type { Component, Platform } from 'fairlead';
import type { Files } from 'fairlead/synth';
import { type ComponentPod, readPod } from './component-pod';
import { CallGraph, type Edge } from './call-graph';
import { healthCheck } from './health-check';
import { FOLDER, type Mounts, readMounts, toDockerSize } from './mounts';
import { Texts } from './texts';
import { readVariables } from './variables';

/** What {@link renderCompose} cannot take from the platform. */
export interface ComposeProps {
  /** First line, without the `#`. */
  readonly header: string;
  /**
   * Memory of a component in MiB.
   *
   * @default the limit of its pod
   */
  readonly memoryMiB?: Readonly<Record<string, number>>;
}

/** The network that leads to this machine and beyond. */
const OUTSIDE = 'outside';

/**
 * A platform for Docker Compose: `compose.yaml`, and the files that its containers mount. A network holds the two ends of a call and nobody
 * else, so that whom no call leads to cannot be reached.
 *
 * @returns texts by path from the root of the repository
 * @throws InvalidPlatform with every fault
 * @throws Error for what Docker Compose cannot do
 */
export function renderCompose(platform: Platform, props: ComposeProps): Files {
  const objects = platform.toJson();
  const texts = new Texts(objects);
  const graph = new CallGraph(platform);
  const isRun = (name: string) => platform.components.some((component) => component.name === name && readPod(objects, component));
  const edges = graph.edges.filter(({ from, to }) => isRun(from) && isRun(to));
  // Jobs run when a cluster says so: here nobody starts them.
  const parts = platform.components.flatMap((component) => {
    const pod = readPod(objects, component);
    if (!pod) return [];
    const { name } = component;
    const mounts = readMounts(name, pod, texts);
    return [{ name, mounts, service: { ...toService(name, pod, mounts, texts, props), ...placeInGraph(component, pod, graph, edges) } }];
  });
  const project = {
    name: platform.name,
    services: Object.fromEntries(parts.map(({ name, service }) => [name, service])),
    networks: { ...Object.fromEntries(edges.map((edge) => [networkOf(edge), { internal: true }])), [OUTSIDE]: {} },
    volumes: Object.fromEntries(parts.flatMap(({ mounts }) => mounts.named.map((volume) => [volume, {}]))),
  };
  return new Map([
    ['compose.yaml', `# ${props.header}\n${Yaml.stringify(escapeDollars(project))}`],
    ...parts.flatMap(({ mounts }) => [...mounts.files].map(([path, text]) => [`${FOLDER}/${path}`, text] as const)),
  ]);
}

/** What a service is by itself: the one container of its pod, as the kubelet would run it. */
function toService(name: string, { spec, container }: ComponentPod, mounts: Mounts, texts: Texts, { memoryMiB = {} }: ComposeProps) {
  const { runAsUser, runAsGroup } = spec.securityContext ?? {};
  const { limits = {} } = container.resources ?? {};
  const memory = memoryMiB[name] === undefined ? toDockerSize(limits['memory']) : `${memoryMiB[name]}m`;
  const environment = readVariables(container, texts);
  const health = healthCheck(container);
  return {
    image: container.image,
    // No registry has it.
    ...(container.imagePullPolicy === 'Never' && { build: { context: '.', args: { APP: name } } }),
    ...(container.command && { entrypoint: container.command }),
    ...(container.args && { command: container.args }),
    ...(Object.keys(environment).length > 0 && { environment }),
    ...(health && { healthcheck: health }),
    user: `${runAsUser}:${runAsGroup}`,
    read_only: container.securityContext?.readOnlyRootFilesystem,
    cap_drop: container.securityContext?.capabilities?.drop,
    security_opt: ['no-new-privileges:true'],
    mem_limit: memory,
    // Without it Docker gives as much again of swap.
    memswap_limit: memory,
    cpus: parseInt(String(limits['cpu'])) / 1_000,
    stop_grace_period: `${spec.terminationGracePeriodSeconds}s`,
    restart: 'unless-stopped',
    ...(mounts.volumes.length > 0 && { volumes: mounts.volumes }),
    ...(mounts.tmpfs.length > 0 && { tmpfs: mounts.tmpfs }),
  };
}

/** Where it stands among the others. It waits for what its pod waits for. */
function placeInGraph({ name, port }: Component, { spec }: ComponentPod, { published, leaving }: CallGraph, edges: readonly Edge[]) {
  const awaited = (spec.initContainers ?? []).map((container) => container.name);
  const conditionOf = (callee: string) => (awaited.includes(`wait-for-${callee}`) ? 'service_healthy' : 'service_started');
  const callees = edges.filter(({ from }) => from === name).map(({ to }) => to);
  const networks = edges.filter(({ from, to }) => from === name || to === name).map(networkOf);
  const isOpen = published.has(name) || leaving.has(name);
  return {
    ...(callees.length > 0 && { depends_on: Object.fromEntries(callees.map((callee) => [callee, { condition: conditionOf(callee) }])) }),
    networks: isOpen ? [...networks, OUTSIDE] : networks,
    ...(published.has(name) && { ports: [`127.0.0.1:${port}:${port}`] }),
  };
}

const networkOf = ({ from, to }: Edge) => `${from}-to-${to}`;

/** Docker Compose takes what follows a dollar for a variable of its own. */
function escapeDollars<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replaceAll('$', '$$$$')) as Value;
}
