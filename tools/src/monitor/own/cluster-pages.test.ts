import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveClusterPages } from './cluster-pages';

const PODS = {
  items: [
    { metadata: { name: 'web', namespace: 'shop' }, status: { conditions: [{ type: 'Ready', status: 'True' }] } },
    { metadata: { name: 'redis-0', namespace: 'shop' }, status: { conditions: [{ type: 'Ready', status: 'False' }] } },
    { metadata: { name: 'new', namespace: 'shop' }, status: {} },
  ],
};

/** A page, where an API server has these answers by their path. */
async function readPage(path: string, answers: Readonly<Record<string, object>>) {
  const api = createServer(({ url = '' }, response) =>
    response.writeHead(answers[url] ? 200 : 403).end(JSON.stringify(answers[url] ?? {})),
  );
  await once(api.listen(0, '127.0.0.1'), 'listening');
  const proxy = `127.0.0.1:${(api.address() as AddressInfo).port}`;
  const pages = await serveClusterPages(proxy);
  const answer = await fetch(`http://${pages.address}${path}`);
  const text = (await answer.text()).replaceAll(proxy, 'PROXY');
  pages.close();
  api.close();
  api.closeAllConnections();
  return { status: answer.status, text };
}

test('a pod is ready where its condition says so', async () => {
  expect(await readPage('/metrics', { '/api/v1/pods': PODS })).toEqual({
    status: 200,
    text: `kube_pod_status_ready{namespace="shop",pod="web",condition="true"} 1
kube_pod_status_ready{namespace="shop",pod="redis-0",condition="true"} 0
kube_pod_status_ready{namespace="shop",pod="new",condition="true"} 0
`,
  });
});

test('the kubelet of each node is scraped through the API server', async () => {
  const { text } = await readPage('/kubelets', { '/api/v1/nodes': { items: [{ metadata: { name: 'node-a' } }] } });

  expect(JSON.parse(text)).toEqual([
    { targets: ['PROXY'], labels: { node: 'node-a', __metrics_path__: '/api/v1/nodes/node-a/proxy/metrics/cadvisor' } },
  ]);
});

test.each(['/metrics', '/kubelets'])('where the API server refuses, %s fails, so that Prometheus comes again', async (path) => {
  expect(await readPage(path, {})).toEqual({ status: 502, text: '' });
});
