import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Condition, findCondition, type List } from '@fairlead/cluster';

/** The part of a Node that is read. */
interface Node {
  readonly metadata: { readonly name: string };
}

/** The part of a Pod that says whether it is ready. */
interface Pod {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly status: { readonly conditions?: readonly Condition[] };
}

/** What Prometheus asks for, on this machine. */
export interface ClusterPages {
  /** Host and port. */
  readonly address: string;
  readonly close: () => void;
}

/**
 * Serves what a cluster itself does not tell a Prometheus: `/kubelets`, where to scrape, for `http_sd_configs`, which every build of
 * Prometheus has; and `/metrics`, which pods are ready, as kube-state-metrics would.
 *
 * @param proxy host and port of a `kubectl proxy`
 */
export async function serveClusterPages(proxy: string): Promise<ClusterPages> {
  const server = createServer(({ url }, response) => {
    answer(proxy, url ?? '', response).catch(
      // Prometheus notes that it failed, and comes again.
      () => response.writeHead(502).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function answer(proxy: string, url: string, response: ServerResponse): Promise<void> {
  if (url === '/kubelets') {
    const targets = (await list<Node>(proxy, 'nodes')).map(({ metadata: { name } }) => toTarget(proxy, name));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(targets));
  } else if (url === '/metrics') {
    const lines = (await list<Pod>(proxy, 'pods')).map(toReadiness);
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(`${lines.join('\n')}\n`);
  } else response.writeHead(404).end();
}

async function list<Item>(proxy: string, plural: string): Promise<readonly Item[]> {
  const given = await fetch(`http://${proxy}/api/v1/${plural}`);
  if (!given.ok) throw new Error(`the API server answers with ${given.status}`);
  return ((await given.json()) as List<Item>).items;
}

/** https://prometheus.io/docs/prometheus/latest/http_sd/ */
function toTarget(proxy: string, node: string): object {
  return { targets: [proxy], labels: { node, __metrics_path__: `/api/v1/nodes/${node}/proxy/metrics/cadvisor` } };
}

/** In the text format of Prometheus. */
function toReadiness({ metadata: { name, namespace }, status: { conditions } }: Pod): string {
  const isReady = findCondition(conditions, 'Ready', 'True') !== undefined;
  return `kube_pod_status_ready{namespace="${namespace}",pod="${name}",condition="true"} ${Number(isReady)}`;
}
