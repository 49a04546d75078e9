import { App } from 'cdk8s';
import type { Environment } from '../src/environment/environment';
import { LogPipeline } from '../src/logs/log-pipeline';
import type { LogPipelineProps } from '../src/logs/log-pipeline-props';
import { openSearch } from '../src/logs/log-outputs';
import { ExternalApi } from '../src/outside/external-api';
import { Platform } from '../src/platform/platform';
import { prod } from './fixtures';

/** An environment whose namespaces let pods see files of their node. */
export const logsEnvironment: Environment = { ...prod, namespace: { podSecurity: 'privileged' } };

/** A shop without a part, the platform of its pipeline, and a search engine outside. */
export function createLogParts(environment: Environment = logsEnvironment) {
  const app = new App();
  const shop = new Platform(app, 'shop', prod);
  const logs = new Platform(app, 'logs', environment);
  return { shop, logs, search: new ExternalApi(logs, 'opensearch', { hosts: ['search.example.com'], cidrs: ['198.51.100.0/24'] }) };
}

/** The same with the pipeline between. */
export function createLogs(props: Partial<LogPipelineProps> = {}, environment: Environment = logsEnvironment) {
  const parts = createLogParts(environment);
  const { shop, logs, search } = parts;
  return { ...parts, pipeline: new LogPipeline(logs, 'log-pipeline', { from: [shop], to: [openSearch(search)], ...props }) };
}
