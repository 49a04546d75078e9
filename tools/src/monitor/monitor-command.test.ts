import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runTool } from '../../testing/run-tool';
import { describeWithPrometheus, startTestPrometheus, type TestPrometheus } from '../../testing/test-prometheus';
import { findClosedAddress, startTestServer } from '../../testing/test-server';
import { Prometheus } from './prometheus';
import type { ResourceReport } from './watch-resources';

jest.setTimeout(120_000);

/** Two pods of a Deployment and one of a StatefulSet, as a kubelet tells of them: counters grow by these each second. */
const PODS = [
  { namespace: 'shop', pod: 'web-7d9f8b6c5d-x2x4z', cores: 0.25, bytes: 2 ** 20, received: 1_024, sent: 2_048 },
  { namespace: 'shop', pod: 'web-7d9f8b6c5d-zzzzz', cores: 0.5, bytes: 2 ** 21, received: 1_024, sent: 0 },
  { namespace: 'lab', pod: 'redis-0', cores: 0.125, bytes: 2 ** 22, received: 0, sent: 512 },
];

const series = (name: string, labels: Readonly<Record<string, string>>, value: number) =>
  `${name}{${Object.entries(labels)
    .map(([label, text]) => `${label}="${text}"`)
    .join()}} ${value}`;

/** What cAdvisor writes: a pod as a whole has no container, and its network card none either. */
function cadvisor(seconds: number): string {
  return PODS.flatMap(({ namespace, pod, cores, bytes, received, sent }) => {
    const whole = { namespace, pod, container: '' };
    const container = { namespace, pod, container: 'main' };
    return [
      series('container_cpu_usage_seconds_total', { ...whole, cpu: 'total' }, 9 * cores * seconds),
      series('container_cpu_usage_seconds_total', { ...container, cpu: 'total' }, cores * seconds),
      series('container_memory_working_set_bytes', whole, 9 * bytes),
      series('container_memory_working_set_bytes', container, bytes),
      series('container_network_receive_bytes_total', { ...whole, interface: 'eth0' }, received * seconds),
      series('container_network_receive_bytes_total', { ...whole, interface: 'lo' }, 9_999 * seconds),
      series('container_network_transmit_bytes_total', { ...whole, interface: 'eth0' }, sent * seconds),
    ];
  }).join('\n');
}

/** Of one namespace alone. */
function stateMetrics(): string {
  return PODS.filter(({ namespace }) => namespace === 'shop')
    .flatMap(({ namespace, pod }) =>
      ['true', 'false', 'unknown'].map((condition) =>
        series('kube_pod_status_ready', { namespace, pod, condition }, condition === 'true' ? 1 : 0),
      ),
    )
    .join('\n');
}

function serveMetrics(): Server {
  const start = Date.now();
  return createServer(({ url }, response) => {
    const pages: Readonly<Record<string, string>> = {
      '/cadvisor': cadvisor((Date.now() - start) / 1_000),
      '/state': stateMetrics(),
      '/metrics': '',
    };
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(`${pages[url ?? '']}\n`);
  }).listen(0, '127.0.0.1');
}

/** Until every rate has five seconds to look back on. */
async function awaitFullWindow(url: string): Promise<void> {
  const prometheus = new Prometheus(new URL(url), AbortSignal.timeout(60_000));
  const scrapes = 'min(count_over_time(container_memory_working_set_bytes[6s]))';
  const count = async () => (await prometheus.query(scrapes))[0]?.points[0]?.value ?? 0;
  while ((await count()) < 6) await wait(500);
}

describeWithPrometheus('a real Prometheus', () => {
  let server: Server;
  let prometheus: TestPrometheus;
  let folder: string;

  beforeAll(async () => {
    server = serveMetrics();
    await once(server, 'listening');
    const targets = [`127.0.0.1:${(server.address() as AddressInfo).port}`];
    const job = (job_name: string, path: string, labels = {}) => ({
      job_name,
      metrics_path: path,
      honor_labels: true,
      static_configs: [{ targets, labels }],
    });
    prometheus = await startTestPrometheus({
      global: { scrape_interval: '1s' },
      // A kubelet that two jobs scrape is counted once.
      scrape_configs: [
        job('kubelet', '/cadvisor'),
        job('cadvisor', '/cadvisor'),
        job('kube-state-metrics', '/state'),
        job('pods', '/metrics', { namespace: 'lab', pod: 'redis-0' }),
      ],
    });
    folder = mkdtempSync(join(tmpdir(), 'monitor-'));
    await awaitFullWindow(prometheus.url);
  });

  afterAll(async () => {
    await prometheus.stop();
    server.close();
    rmSync(folder, { recursive: true });
  });

  const monitor = (...args: readonly string[]) =>
    runTool('monitor', ['--prometheus', prometheus.url, '--duration', '5', '--window', '5', ...args]);

  test('answers as soon as it is started', async () => {
    const { url, stop } = await startTestPrometheus({});

    const { status } = await fetch(`${url}/api/v1/query?query=1`);
    await stop();

    expect(status).toBe(200);
  });

  test('tells what each workload used, as JSON and as Markdown', async () => {
    const file = join(folder, 'new/resources.md');

    const { code, stdout, stderr } = await monitor('--namespace', 'shop', '--json', '--markdown', file);

    expect({ code, stderr }).toEqual({ code: 0, stderr: 'watching, 5 s to go\n' });
    const { workloads, readySource } = JSON.parse(stdout) as ResourceReport;
    expect(readySource).toBe('kube_pod_status_ready');
    expect(workloads).toEqual([
      {
        namespace: 'shop',
        workload: 'web',
        cpuCores: { minimum: expect.closeTo(0.75, 1), average: expect.closeTo(0.75, 1), maximum: expect.closeTo(0.75, 1) },
        memoryBytes: { minimum: 3 * 2 ** 20, average: 3 * 2 ** 20, maximum: 3 * 2 ** 20 },
        receivedBytesPerSecond: {
          minimum: expect.closeTo(2_048, -2),
          average: expect.closeTo(2_048, -2),
          maximum: expect.closeTo(2_048, -2),
        },
        sentBytesPerSecond: { minimum: expect.closeTo(2_048, -2), average: expect.closeTo(2_048, -2), maximum: expect.closeTo(2_048, -2) },
        readyPods: { minimum: 2, average: 2, maximum: 2 },
      },
    ]);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^### Resources\n\n\| Workload .*\n.*\n\| shop\/web \| .* \| 3 \/ 3 \/ 3 \| .* \| 2 \/ 2 \/ 2 \|\n/,
    );
  });

  test('where kube-state-metrics tells nothing, scrapes of the pods themselves do', async () => {
    const { code, stdout } = await monitor('--namespace', 'lab');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^lab\/redis .* 4 \/ 4 \/ 4 .* 1 \/ 1 \/ 1$/m);
    expect(stdout).toContain('Ready pods: up, whether the metrics of each pod could be scraped.');
  });

  test('a namespace without containers is told, with those that have some', async () => {
    expect(await monitor('--namespace', 'shop,market')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'no kubelet tells of a container in market; they tell of lab, shop\n',
    });
  });
});

test('a Prometheus that scrapes no kubelet is told', async () => {
  const { url } = await startTestServer(() => ({ body: { status: 'success', data: { resultType: 'vector', result: [] } } }));

  expect(await runTool('monitor', ['--prometheus', url])).toMatchObject({
    code: 1,
    stderr: 'Prometheus has no container_memory_working_set_bytes; let it scrape /metrics/cadvisor of the kubelets\n',
  });
});

test('what Prometheus refuses is told with the query', async () => {
  const { url } = await startTestServer(() => ({ status: 503, body: { status: 'error', errorType: 'timeout', error: 'query timed out' } }));

  expect(await runTool('monitor', ['--prometheus', url])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Prometheus refuses count by \(namespace\) .*: query timed out\n$/),
  });
});

test('a server that is no Prometheus is told', async () => {
  const { url } = await startTestServer(() => ({ body: '<html>' }));

  expect(await runTool('monitor', ['--prometheus', url])).toMatchObject({
    code: 1,
    stderr: `${url} answers with 200, and not as Prometheus does; give its address, with its path if it has one\n`,
  });
});

test('where nothing answers, that is told with the reason', async () => {
  const url = `${await findClosedAddress()}/prometheus`;

  expect(await runTool('monitor', ['--prometheus', `${url}/`])).toMatchObject({
    code: 1,
    stderr: `no Prometheus answers at ${url}; forward its port here (kubectl port-forward), or give another address: connect ECONNREFUSED ${new URL(url).host}\n`,
  });
});

/** Runs the command with a `kubectl` of the test's own. */
async function monitorWith(kubectl: string): Promise<Awaited<ReturnType<typeof runTool>>> {
  const folder = mkdtempSync(join(tmpdir(), 'monitor-'));
  writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\n${kubectl}\n`, { mode: 0o755 });
  const answer = await runTool('monitor', [], { PATH: `${folder}:${process.env['PATH']}` });
  rmSync(folder, { recursive: true });
  return answer;
}

test('without an address it needs a cluster', async () => {
  expect(await monitorWith(`echo 'The connection to the server localhost:8080 was refused' >&2; exit 1`)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^no cluster answers; name one with KUBECONFIG or --context, or a Prometheus with --prometheus: /),
  });
});

test.each([
  ['*limit=1', 'nodes is forbidden: User "jane" cannot list resource "nodes"'],
  ['*v1/pods*', 'pods is forbidden: User "jane" cannot list resource "pods"'],
  ['*proxy/healthz', 'nodes "node-a" is forbidden: User "jane" cannot get resource "nodes/proxy"'],
])('what the cluster does not allow is told, rather than a Prometheus without figures: %s', async (asked, said) => {
  const answer = await monitorWith(`case "$*" in ${asked}) echo 'Error from server (Forbidden): ${said}' >&2; exit 1;; esac
echo '{"items":[{"metadata":{"name":"node-a"}}]}'`);

  const stderr = `the cluster does not allow it; ask who runs it for the role, or take another context (${said})\n`;
  expect(answer).toEqual({ code: 1, stdout: '', stderr });
});

test.each([
  [
    ['--prometheus', 'http://localhost', '--context', 'kind'],
    '--context is of the cluster that a Prometheus of our own scrapes; give it without --prometheus',
  ],
  [['--prometheus', 'localhost:9090'], '--prometheus is localhost:9090; give an address such as http://localhost:3000'],
  [
    ['--prometheus', 'http://localhost', '--namespace', 'a"} or b'],
    '--namespace is "a\\"} or b"; give names of namespaces, such as shop-dev',
  ],
  [['--prometheus', 'http://localhost', '--duration', '0'], '--duration is "0"; give a whole number of at least 1'],
])('%j is refused', async (args, message) => {
  const stderr = `${message}; npm run monitor -- --help lists what there is\n`;

  expect(await runTool('monitor', args)).toEqual({ code: 2, stdout: '', stderr });
});
