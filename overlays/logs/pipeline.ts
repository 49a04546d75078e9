import { App } from 'cdk8s';
import { ExternalApi, elasticsearch, LogPipeline, openSearch, Platform } from 'fairlead';
import { prod } from '../prod/environment';
import { createShop } from '../platform';

/** A server on this machine that takes lines. */
export interface Receiver {
  readonly port: number;
  /** Path below which it answers as Elasticsearch does. */
  readonly path?: string;
}

/** Servers on this machine in place of those of a cluster; at least one. */
export interface Receivers {
  readonly victoriaLogs?: Receiver | undefined;
  readonly search?: Receiver | undefined;
}

/** The pipeline of the shop's lines. */
export function createPipeline({ victoriaLogs, search }: Receivers): LogPipeline {
  const app = new App();
  const shop = createShop(app, prod);
  const logs = new Platform(app, 'logs', {
    ...prod,
    images: { kind: 'pinned', references: { 'fluent-bit': 'fluent/fluent-bit:5.1.1' } },
    apiServer: { cidrs: ['127.0.0.1/32'] },
    namespace: { podSecurity: 'privileged' },
  });
  const local = (name: string, { port }: Receiver) =>
    new ExternalApi(logs, name, { hosts: ['127.0.0.1'], scheme: 'http', ports: [port], cidrs: ['127.0.0.1/32'] });
  const to = [
    victoriaLogs && elasticsearch(local('victoria-logs', victoriaLogs), { authentication: 'none', path: victoriaLogs.path ?? '' }),
    search && openSearch(local('opensearch', search), { authentication: 'none', replicas: 0 }),
  ].filter((output) => output !== undefined);
  return new LogPipeline(logs, 'log-pipeline', { from: [shop], to });
}
