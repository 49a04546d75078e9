const console = require('node:console');
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const process = require('node:process');

/**
 * Stands in for kube-state-metrics: what the API server says at this moment of the containers and autoscalers of a namespace, under the
 * names that kube-state-metrics gives it. It takes its options, and asks as the service account of its pod.
 *
 * `node cluster-series.cjs --port=8080 --namespaces=shop-prod`
 */
const option = (name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1];
const namespace = option('namespaces');
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

createServer(async ({ url }, response) => {
  try {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(url === '/metrics' ? await series() : 'ok');
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
}).listen(Number(option('port')));

process.on('SIGTERM', () => process.exit());
