import { defineContract, defineJob, defineWorker } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { parse } from 'yaml';
import { alone, createPlatform, dev, find, gateway, prod, site } from '../../testing/fixtures';
import { replicas } from '../deployment/scale';
import { prometheusAnnotations } from '../environment/monitoring';
import { ScheduledJob } from '../job/scheduled-job';
import { ExternalApi } from '../outside/external-api';
import type { Platform } from '../platform/platform';
import { HttpService } from '../service/http-service';
import { Worker } from '../worker/worker';
import { OtelCollector } from './otel-collector';
import type { OtelCollectorProps } from './otel-collector-props';

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel-collector:4318' };
const one = { scale: replicas(1) };

/** As plain JavaScript lets anything through. */
const untyped = (given: unknown) => given as never;

function createTraced(props: Partial<OtelCollectorProps> = {}, environment = prod) {
  const platform = createPlatform(environment);
  const tempo = new ExternalApi(platform, 'tempo', { hosts: ['tempo.example.com'], path: '/otlp', cidrs: ['198.51.100.0/24'] });
  const collector = new OtelCollector(platform, { exportsTo: tempo, ...props });
  return { platform, collector };
}

const dataOf = (platform: Platform, name: string) => find(platform, 'ConfigMap', name)['data' as never] as Readonly<Record<string, string>>;

const proof = (platform: Platform) =>
  proveManifests(platform.toJson(), {
    traffic: platform.declaredTraffic(),
    budgets: platform.declaredBudgets(),
    namespaces: [platform.namespace],
  });

test('it runs restricted pods that take spans on one port, and whose memory the configuration keeps to', () => {
  const { platform, collector } = createTraced();

  expect(platform.objectsOf(collector).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'NetworkPolicy allow-otel-collector-to-tempo',
    'ServiceAccount otel-collector',
    'ConfigMap otel-collector',
    'ConfigMap otel-collector-pipeline',
    'Service otel-collector',
    'Deployment otel-collector',
    'PodDisruptionBudget otel-collector',
  ]);
  expect(find(platform, 'Deployment', 'otel-collector')).toMatchObject({
    spec: {
      replicas: 2,
      template: {
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true },
          containers: [
            {
              args: ['--config=/etc/otelcol/config.yaml'],
              env: [{ name: 'GOMEMLIMIT', value: '204MiB' }],
              securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
              resources: { limits: { memory: '256Mi', cpu: '1000m' } },
              readinessProbe: { httpGet: { path: '/', port: 'management' } },
            },
          ],
        },
      },
    },
  });
  expect(dataOf(platform, 'otel-collector')).toEqual({ TRACES_DESTINATION: 'https://tempo.example.com/otlp' });
  expect(parse(dataOf(platform, 'otel-collector-pipeline')['config.yaml'] ?? '')).toMatchObject({
    processors: { memory_limiter: { check_interval: '1s', limit_mib: 204, spike_limit_mib: 51 } },
    exporters: { otlp_http: { endpoint: '${env:TRACES_DESTINATION}' } },
    service: { pipelines: { traces: { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: ['otlp_http'] } } },
  });
});

test('a platform that is traced is proven, and sends spans nowhere else', () => {
  const { platform, collector } = createTraced();
  const orders = new HttpService(platform, alone, one);
  new HttpService(platform, { ...gateway, calls: [alone] }, one).calls(orders as never);
  platform.tracedBy(collector, { share: 0.01 }).scrapedBy(prometheusAnnotations());
  new Worker(platform, defineWorker({ name: 'mailer', description: 'sends mail' }), one);

  const report = proof(platform);

  expect(report.findings).toEqual([]);
  expect(isProven(report)).toBe(true);
  const senders = platform
    .declaredTraffic()
    .filter(({ to, port }) => port === 4318 && JSON.stringify(to).includes('otel-collector'))
    .map(({ from }) => (from as { name: string }).name);
  expect(senders).toEqual(['gateway', 'mailer', 'orders']);
  expect(dataOf(platform, 'orders')).toMatchObject({
    ...ENDPOINT,
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=prod,service.namespace=shop',
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.01',
  });
});

test('each run of a job is recorded, whatever the share of requests', () => {
  const { platform, collector } = createTraced();
  platform.tracedBy(collector, { share: 0.01 });

  new ScheduledJob(platform, defineJob({ name: 'cleanup', description: 'removes what is old' }), { schedule: '0 3 * * *' });

  expect(dataOf(platform, 'cleanup')).toMatchObject(ENDPOINT);
  expect(dataOf(platform, 'cleanup')).not.toHaveProperty('OTEL_TRACES_SAMPLER');
});

test('what is not made with the service kit is traced where it says so', () => {
  const { platform, collector } = createTraced();
  const pages = new HttpService(platform, site, one);
  platform.tracedBy(collector);
  expect(dataOf(platform, 'site')).not.toHaveProperty('OTEL_EXPORTER_OTLP_ENDPOINT');

  pages.tracedBy(collector);

  expect(dataOf(platform, 'site')).toMatchObject(ENDPOINT);
  expect(platform.objectsOf(pages).map(({ metadata }) => metadata.name)).toContain('allow-site-to-otel-collector');
});

test('it sends on to a service of the platform as well, and a credential only by reference', () => {
  const jaeger = defineContract({ name: 'jaeger', description: 'traces', port: 4318, foreign: true, probes: { readiness: '/' } });
  const platform = createPlatform(dev);
  const exportsTo = new HttpService(platform, jaeger as never, one);

  const collector = new OtelCollector(platform, { exportsTo, credentialHeader: 'authorization' });

  expect(platform.findFaults()).toEqual([]);
  expect(dataOf(platform, 'otel-collector')).toEqual({ TRACES_DESTINATION: 'http://jaeger:4318' });
  expect(dataOf(platform, 'otel-collector-pipeline')['config.yaml']).toContain('authorization: ${env:TRACES_CREDENTIAL}');
  expect(platform.objectsOf(collector).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toContain(
    'Secret otel-collector-credentials',
  );
  expect(proof(platform).findings).toEqual([]);
});

test('a value that a service is given by name stays, but for where traces go', () => {
  const { platform, collector } = createTraced();
  platform.tracedBy(collector, { share: 0.01 });

  new HttpService(platform, alone, { ...one, env: { OTEL_TRACES_SAMPLER_ARG: '1' } });
  expect(dataOf(platform, 'orders')).toMatchObject({ OTEL_TRACES_SAMPLER_ARG: '1' });
  new HttpService(
    platform,
    { ...alone, name: 'other' },
    { ...one, image: 'orders', env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://elsewhere:4318' } },
  );

  expect(platform.findFaults()).toEqual([
    'prod/other: env.OTEL_EXPORTER_OTLP_ENDPOINT follows from something else; write tracedBy(<the collector>)',
  ]);
});

test('all that is wrong is told in one run', () => {
  const { platform, collector } = createTraced(untyped({ credentialHeader: 'Not A Header', memory: 5, scales: 1 }));
  const orders = new HttpService(platform, alone, one);
  platform.tracedBy(collector, untyped({ share: 2, rate: 1 })).tracedBy(collector);
  orders.tracedBy(untyped('http://collector:4318'));

  expect(platform.findFaults()).toEqual([
    'prod/orders: tracedBy("http://collector:4318") is given nothing that has a port; give what new OtelCollector() has made',
    'prod/otel-collector: credentialHeader is "Not A Header"; write the name of a header in lower case, such as "authorization"',
    'prod/otel-collector: memory is no size of whole mebibytes, at least 1; write one such as Size.mebibytes(256)',
    'prod/otel-collector: scales is no prop of an OtelCollector; write scale',
    'shop-prod: rate is no prop of tracedBy(); write share',
    'shop-prod: share of tracedBy() is 2; write a number above 0 and up to 1, such as 0.01',
    'shop-prod: tracedBy is said twice; its traces go to one place, which may send them on to others',
  ]);
});
