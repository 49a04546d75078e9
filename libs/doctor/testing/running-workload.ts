/** Used by tests only: a Deployment `shop/web` of one container `web`, with what a test is about. */
export interface RunningWorkload {
  readonly kind?: string;
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Beside the pod template. */
  readonly spec?: object;
  /** Beside the containers. */
  readonly pod?: object;
  readonly container?: object;
}

export function runningWorkload({ kind = 'Deployment', name = 'web', labels, spec, pod, container }: RunningWorkload = {}) {
  const podSpec = { containers: [{ name, image: 'registry.example.com/web:1.0.0', ...container }], ...pod };
  const metadata = { name, namespace: 'shop' };
  if (kind === 'Pod') return { apiVersion: 'v1', kind, metadata: { ...metadata, labels: labels ?? { app: name } }, spec: podSpec };
  const template = { metadata: { labels: labels ?? { app: name } }, spec: podSpec };
  return {
    apiVersion: kind === 'Job' || kind === 'CronJob' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata,
    spec: kind === 'CronJob' ? { ...spec, jobTemplate: { spec: { template } } } : { ...spec, template },
  };
}
