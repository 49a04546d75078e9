import { listProbes } from '../container-probes';
import type { Inventory } from '../inventory';
import { resolveEnvironment } from '../pod-environment';
import { type Container, servingContainers } from '../pod-spec';
import { unlessUnread } from '../schema/unread-field';
import type { Workload } from '../workload';

interface TextOptions {
  /** Whether to leave out what only probes say. */
  readonly withoutProbes?: boolean;
}

/** Whether anything that the containers of a pod are told names a port. What cannot be read may. */
export function isMentioned(port: number, workload: Workload, inventory: Inventory, options?: TextOptions): boolean {
  const pattern = new RegExp(`(?<!\\d)${port}(?!\\d)`);
  return unlessUnread(() => listTexts(workload, inventory, options).some((text) => pattern.test(text))) ?? true;
}

/**
 * All that the containers of a pod are told: their commands, variables, files of ConfigMaps and probes.
 *
 * @throws UnreadField when some of it cannot be read
 */
export function listTexts(workload: Workload, inventory: Inventory, { withoutProbes = false }: TextOptions = {}): readonly string[] {
  const ofContainers = servingContainers(workload.pod).flatMap((placed) => {
    const { command = [], args = [] } = placed.container;
    const { variables } = resolveEnvironment(workload, placed, inventory);
    const values = [...variables.values()].map(({ value, template }) => value ?? template ?? '');
    return [...command, ...args, ...values, ...(withoutProbes ? [] : listProbePorts(placed.container))];
  });
  return [...ofContainers, ...listFiles(workload, inventory)];
}

function listProbePorts(container: Container): readonly string[] {
  return listProbes(container).flatMap(({ probe: { httpGet, tcpSocket, grpc, exec } }) => [
    ...[httpGet?.port, tcpSocket?.port, grpc?.port].flatMap((port) => (port === undefined ? [] : [String(port)])),
    ...(exec?.command ?? []),
  ]);
}

/** The text of every ConfigMap that a pod mounts. */
function listFiles({ reference, pod }: Workload, inventory: Inventory): readonly string[] {
  const names = (pod.volumes ?? []).flatMap(({ configMap, projected }) => [
    configMap?.name,
    ...(projected?.sources ?? []).map((source) => source.configMap?.name),
  ]);
  return names.flatMap((name) => (name === undefined ? [] : Object.values(inventory.findConfig(reference.namespace, name) ?? {})));
}
