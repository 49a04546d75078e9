const console = require('node:console');
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const process = require('node:process');

/**
 * Stands in for kube-state-metrics: what the API server says at this moment of the containers and autoscalers of a namespace, under the
 * names that kube-state-metrics gives it, at `/metrics`. At `/targets` it says which pods Prometheus is to scrape, since Debian's does not
 * ask the API server itself. It asks as the service account of its pod.
 *
 * `node cluster-series.cjs PORT NAMESPACE`
 */
const [, , port, namespace] = process.argv;
const token = () => readFileSync('/var/run/secrets/kubernetes.io/serviceaccount/token', 'utf8');

async function list(group, kind) {
  const answer = await globalThis.fetch(`https://kubernetes.default.svc/${group}/namespaces/${namespace}/${kind}`, {
    headers: { authorization: `Bearer ${token()}` },
  });
  if (!answer.ok) throw new Error(`${kind}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).items;
}

/** One line of Prometheus's text format. */
function sample(series, labels, value) {
  const pairs = Object.entries({ namespace, ...labels }).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
  return `${series}{${pairs.join(',')}} ${value}\n`;
}

function restarts({ metadata, status }) {
  return (status.containerStatuses ?? []).map(({ name, restartCount }) =>
    sample('kube_pod_container_status_restarts_total', { pod: metadata.name, container: name, uid: metadata.uid }, restartCount),
  );
}

function replicas({ metadata, spec, status }) {
  const labels = { horizontalpodautoscaler: metadata.name };
  return [
    sample('kube_horizontalpodautoscaler_spec_max_replicas', labels, spec.maxReplicas),
    sample('kube_horizontalpodautoscaler_status_current_replicas', labels, status.currentReplicas ?? 0),
  ];
}

async function series() {
  const [pods, autoscalers] = await Promise.all([list('api/v1', 'pods'), list('apis/autoscaling/v2', 'horizontalpodautoscalers')]);
  return [...pods.flatMap(restarts), ...autoscalers.flatMap(replicas)].join('');
}

/** What `http_sd_configs` reads. A pod of which one port is named `management` has its metrics there. */
async function targets() {
  const pods = await list('api/v1', 'pods');
  const scraped = pods.flatMap(({ metadata, spec, status }) => {
    const port = spec.containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === 'management');
    if (!port || !status.podIP || status.phase !== 'Running') return [];
    const labels = { namespace, pod: metadata.name, app_kubernetes_io_name: metadata.labels['app.kubernetes.io/name'] };
    return [{ targets: [`${status.podIP}:${port.containerPort}`], labels }];
  });
  return JSON.stringify(scraped);
}

const ANSWERS = {
  '/metrics': { type: 'text/plain; version=0.0.4', body: series },
  '/targets': { type: 'application/json', body: targets },
};

createServer(async ({ url }, response) => {
  try {
    const { type, body } = ANSWERS[url];
    response.setHeader('content-type', type).end(await body());
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
}).listen(Number(port));

process.on('SIGTERM', () => process.exit());
