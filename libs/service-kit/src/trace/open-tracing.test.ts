import { createMemoryLog } from '../../testing/memory-log';
import { shop } from '../../testing/shop-contract';
import { type Collector, startCollector } from '../../testing/traces/start-collector';
import { endCall, startCall } from '../calls/call-span';
import { ConfigError, loadConfig } from '../config/config';
import { openTracing, reportTo } from './open-tracing';

let collector: Collector;
let endpoint: string;

beforeEach(async () => {
  collector = await startCollector();
  endpoint = collector.environment['OTEL_EXPORTER_OTLP_ENDPOINT'] as string;
});

afterEach(() => collector.stop());

function open(environment: Readonly<Record<string, string>>) {
  const traceLog = createMemoryLog();
  return { tracing: openTracing(shop, loadConfig(shop, environment), traceLog), lines: traceLog.lines };
}

test.each([
  ['below the path of the endpoint, whose query stays', { OTEL_EXPORTER_OTLP_ENDPOINT: '/otlp/?team=shop' }, '/otlp/v1/traces?team=shop'],
  ['to the address of traces as it is', { OTEL_EXPORTER_OTLP_ENDPOINT: '/otlp', OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: '/own' }, '/own'],
  ['to the address of traces, where there is no other', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: '/own' }, '/own'],
])('spans go %s', async (_what, paths, path) => {
  const { tracing } = open(Object.fromEntries(Object.entries(paths).map(([name, below]) => [name, endpoint + below])));

  tracing?.beginWork({ name: 'send mail' }).span?.end();
  await tracing?.close(AbortSignal.timeout(1_000));

  expect(collector.paths).toEqual([path]);
});

test('a disabled SDK traces nothing, whatever the endpoint', () => {
  expect(open({ ...collector.environment, OTEL_SDK_DISABLED: 'true' }).tracing).toBeUndefined();
});

test.each([
  ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', 'give one of http/protobuf'],
  ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'http/json', 'give one of http/protobuf'],
  ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'localhost:4318', 'give a URL that starts with http:// or https://'],
  ['OTEL_SDK_DISABLED', 'yes', 'give one of true, false'],
  ['OTEL_BSP_MAX_QUEUE_SIZE', '-5', 'give a whole number'],
])('%s=%s is refused at the start', (variable, value, advice) => {
  expect(() => open({ ...collector.environment, [variable]: value })).toThrow(new RegExp(`${variable} is .*${advice}`));
});

test('wrong variables are told with exit code 78', () => {
  const wrong = { ...collector.environment, OTEL_TRACES_SAMPLER_ARG: '1%' };

  expect(() => open(wrong)).toThrow(ConfigError);
  expect(() => open(wrong)).toThrow('OTEL_TRACES_SAMPLER_ARG is "1%"; give a number from 0 to 1');
});

test('a variable that the SDK reads itself and cannot use is told', () => {
  process.env['OTEL_EXPORTER_OTLP_TIMEOUT'] = 'soon';
  const { lines } = open(collector.environment);
  delete process.env['OTEL_EXPORTER_OTLP_TIMEOUT'];

  expect(lines).toMatchObject([{ level: 'warn', message: 'a variable of OpenTelemetry is not used' }]);
  expect(String(lines[0]?.['error'])).toContain("'soon' for OTEL_EXPORTER_OTLP_TIMEOUT");
});

test('a collector that is too slow is told of once, and not said to take traces again after each batch', () => {
  const { lines, log } = createMemoryLog();
  const { onSent, onFull, onFailed } = reportTo(log);

  for (let batch = 0; batch < 3; batch += 1) [onFull, onFull, onSent].forEach((tell) => tell());
  onSent();
  onFull();
  onFailed(new Error('away'), 5);
  onSent();
  onSent();

  expect(lines).toMatchObject([
    { message: 'traces are lost until the collector takes them', error: 'more spans come than it takes' },
    { message: 'the collector takes traces again', lost_spans: 6 },
    { message: 'traces are lost until the collector takes them', error: 'Error: away' },
    { message: 'the collector takes traces again', lost_spans: 6 },
  ]);
});

test.each([
  ['https://prices.example.net', 443],
  ['http://prices.example.net', 80],
  ['https://prices.example.net:8443', 8443],
])('a call of %s says port %i', async (origin, port) => {
  const work = open(collector.environment).tracing?.beginWork({ name: 'ask for prices' }).span;

  if (work) endCall(startCall(work, { method: 'GET', template: '/prices/:id', origin: new URL(origin) }, '/prices/1', 0), 200);

  const [call] = await collector.find(({ kind }) => kind === 'client');
  expect(call).toMatchObject({ attributes: { 'server.address': 'prices.example.net', 'server.port': port } });
});
