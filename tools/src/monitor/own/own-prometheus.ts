import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Defer } from '@fairlead/command-line';
import { ClusterFailure, type ClusterObject, Kubectl, type List } from '@fairlead/cluster';
import { type BackgroundProgram, startProgram } from './background-program';
import { serveClusterPages } from './cluster-pages';

/** Where a Prometheus of our own comes from. */
export interface OwnPrometheusProps {
  /** The program. */
  readonly program: string;
  /** Context of the kubeconfig; the current one where it is not given. */
  readonly context: string | undefined;
  readonly stop: AbortSignal;
  /** Takes what ends what was started. */
  readonly defer: Defer;
}

/** A kubelet looks at its containers every ten seconds or so. */
const SCRAPE_INTERVAL = '5s';

/**
 * Starts a Prometheus on this machine that scrapes the kubelets of a cluster through `kubectl proxy`: nothing is put into the cluster, and
 * whoever may use `kubectl` may watch.
 *
 * @throws Error where `kubectl` or Prometheus do not start, or the cluster does not allow what is needed
 */
export async function startOwnPrometheus({ program, context, stop, defer }: OwnPrometheusProps): Promise<URL> {
  // `kubectl proxy` starts without a cluster too.
  const kubectl = new Kubectl(stop, context);
  await kubectl.checkCluster('no cluster answers; name one with KUBECONFIG or --context, or a Prometheus with --prometheus');
  await checkRights(kubectl);
  const proxy = await startProgram({
    command: ['kubectl', ...chosen(context), 'proxy', '--port=0'],
    address: /^Starting to serve on (\S+)$/,
  });
  defer(proxy.stop);
  const pages = await serveClusterPages(proxy.address);
  defer(pages.close);

  const folder = mkdtempSync(join(tmpdir(), 'fairlead-monitor-'));
  defer(() => rmSync(folder, { recursive: true }));
  // JSON is YAML too.
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(configurationOf(pages.address)));
  const prometheus = await startPrometheus(program, folder);
  defer(prometheus.stop);
  return new URL(`http://${prometheus.address}`);
}

/** Without them Prometheus finds nothing, and nobody says why. @throws ClusterFailure that quotes what is forbidden */
async function checkRights(kubectl: Kubectl): Promise<void> {
  const { items } = JSON.parse(await kubectl.run(['get', '--raw=/api/v1/nodes?limit=1'])) as List<ClusterObject>;
  await kubectl.run(['get', '--raw=/api/v1/pods?limit=1']);
  const [node] = items;
  if (!node) return;
  try {
    await kubectl.run(['get', `--raw=/api/v1/nodes/${node.metadata?.name}/proxy/healthz`]);
  } catch (error) {
    // A kubelet that is away keeps nobody from watching the others.
    if (error instanceof ClusterFailure && error.failure === 'no-permission') throw error;
  }
}

const chosen = (context: string | undefined) => (context === undefined ? [] : [`--context=${context}`]);

/** It listens before it has opened its data, and answers 503 until then; on a busy machine for seconds. */
const READY_MS = 60_000;

const POLL_MS = 100;

/**
 * On a free port of this machine alone.
 *
 * @param folder with its `prometheus.yml`, for its data too
 * @returns once it answers queries
 */
export async function startPrometheus(program: string, folder: string): Promise<BackgroundProgram> {
  const prometheus = await startProgram({
    command: [program, '--config.file=prometheus.yml', '--storage.tsdb.path=data', '--web.listen-address=127.0.0.1:0'],
    cwd: folder,
    howToGet: 'npm run validate -- --for monitor says how to get it, or name one that runs with --prometheus',
    address: /msg="Listening on".* address=(\S+)/,
  });
  try {
    await awaitReady(`http://${prometheus.address}/-/ready`);
    return prometheus;
  } catch (error) {
    await prometheus.stop();
    throw error;
  }
}

async function awaitReady(url: string): Promise<void> {
  const end = Date.now() + READY_MS;
  while (!(await fetch(url)).ok) {
    if (Date.now() > end) throw new Error(`Prometheus has started, and is not ready after ${READY_MS / 1_000} s`);
    await wait(POLL_MS);
  }
}

/** @param pages host and port of the pages about the cluster */
function configurationOf(pages: string) {
  return {
    global: { scrape_interval: SCRAPE_INTERVAL, scrape_timeout: SCRAPE_INTERVAL },
    scrape_configs: [
      {
        job_name: 'kubelets',
        honor_labels: true,
        http_sd_configs: [{ url: `http://${pages}/kubelets`, refresh_interval: SCRAPE_INTERVAL }],
      },
      { job_name: 'readiness', honor_labels: true, static_configs: [{ targets: [pages] }] },
    ],
  };
}
