import { runCommand } from '@fairlead/command-line';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { ServiceBundles } from '../bundle/service-bundles';
import { SERVICES, WORKERS } from '@fairlead/contracts';
import { LiveLog } from '../live/live-log';
import { withTraces } from '../live/traces/trace-variables';
import { describeReady } from './describe-ready';
import { LIVE_PORT, type LocalService, placeServices } from './local-service';
import { LiveView } from '../live/live-view';
import { type Options, parseOptions, USAGE } from './options';
import { runServices } from './run-services';
import { createRunnerLog } from './runner-log';
import { createStopSignal } from './stop-signal';
import { synthesize } from './synthesize';
import { refuseTakenPorts } from './taken-ports';
import { unlessStopped } from './unless-stopped';
import { whatToTry } from './what-to-try';

const NAME = 'npm start';

const SYNTH = { name: 'npm run synth', command: ['npm', 'run', '--silent', 'synth'], env: process.env, stopWithinMs: 2_000 };

/** `npm start`: the whole platform on this machine. Alone touches `process`. */
async function run({ synth, json, portOffset }: Options): Promise<number> {
  const stop = createStopSignal(process);
  const livePort = LIVE_PORT + portOffset;
  const environment = { LIVE_VIEW_URL: `http://localhost:${livePort}/`, ...withTraces(process.env, `http://127.0.0.1:${livePort}`) };
  const services = placeServices([...SERVICES, ...WORKERS], portOffset, environment);
  await refuseTakenPorts([...services, { name: 'the live view', port: livePort }], NAME);

  const names = services.map(({ name }) => name);
  const { printAs, say } = createRunnerLog(names, json, process);
  await unlessStopped(bundle(names), stop);

  const port = apiGateway.ports.traffic + portOffset;
  const log = new LiveLog();
  const live = await LiveView.open({
    contracts: SERVICES,
    log,
    urlOf: urlOf(services),
    gateway: `http://localhost:${port}`,
    port: livePort,
  });
  const ended = new AbortController();
  let synthesis: Promise<void> | undefined;
  const onReady = () => {
    [`${describeReady(port)}; try:`, ...whatToTry(port), `live view: ${live.url}`].forEach(say);
    // Only now: it would take the processors from the services that start.
    if (synth) synthesis = synthesize(SYNTH, say, AbortSignal.any([stop, ended.signal]));
  };

  const printed = (name: string) => {
    const print = printAs(name);
    return (line: string) => {
      print(line);
      log.add(name, line);
    };
  };
  const code = await runServices(services, { printAs: printed, say, onReady, stop });
  ended.abort();
  await live.close();
  await synthesis;
  return code;
}

function urlOf(services: readonly LocalService[]): (service: string) => string {
  return (wanted) => `http://localhost:${services.find(({ name }) => name === wanted)?.port}`;
}

/** @throws Error with what does not compile, one line each */
async function bundle(names: readonly string[]): Promise<void> {
  const bundles = await ServiceBundles.open(names);
  const { faults = [] } = await bundles.build();
  await bundles.close();
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run }, process);
