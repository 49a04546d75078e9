import { createLog, createMetrics, loadConfig, observeRequests, openTracing } from '../../src/index';
import { shop } from '../shop-contract';

/** Files of OpenTelemetry's SDK. Its API is loaded by prom-client. */
const SDK_FILE = /@opentelemetry\/(?!api\/)/;

/** Prints how many of them a service has loaded when it is ready to serve. */
function main(): void {
  const config = loadConfig(shop, process.env);
  const log = createLog(shop, config);
  const tracing = openTracing(shop, config, { log });
  observeRequests({ log, metrics: createMetrics(config), tracing });
  process.stdout.write(String(Object.keys(require.cache).filter((file) => SDK_FILE.test(file)).length));
  process.exit();
}

main();
