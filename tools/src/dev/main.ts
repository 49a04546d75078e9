import { runCommand } from '@fairlead/command-line';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { ServiceBundles } from '../bundle/service-bundles';
import { SERVICES } from '../services';
import { describeReady } from '../start/describe-ready';
import { placeServices } from '../start/local-service';
import { createRunnerLog } from '../start/runner-log';
import { createStopSignal } from '../start/stop-signal';
import { refuseTakenPorts } from '../start/taken-ports';
import { addDebuggers } from './debugger';
import { keepRunning } from './keep-running';
import { type Options, parseOptions, USAGE } from './options';

const NAME = 'npm run dev';

/** Whatever a service is made of, its packages aside. */
const SOURCES = ['apps', 'contracts', 'libs'];

/** `npm run dev`: the platform on this machine, always as the sources are. Alone touches `process`. */
async function run({ json, portOffset }: Options): Promise<number> {
  const services = addDebuggers(placeServices(SERVICES, portOffset, process.env), portOffset);
  const debuggers = services.map(({ name, debuggerPort }) => ({ name: `the debugger of ${name}`, port: debuggerPort }));
  await refuseTakenPorts([...services, ...debuggers], NAME);

  const names = services.map(({ name }) => name);
  const log = createRunnerLog(names, json, process);
  const stop = createStopSignal(process);
  const bundles = await ServiceBundles.open(names);
  const describeStart = () => [
    `${describeReady(apiGateway.ports.traffic + portOffset)}; debuggers at`,
    ...services.map(({ name, debuggerPort }) => `127.0.0.1:${debuggerPort} ${name}`),
  ];
  let isFirst = true;
  const onReady = (ready: readonly string[], afterMs: number) => {
    if (isFirst) describeStart().forEach(log.say);
    else log.say(`${ready.join(', ')} ready ${Math.round(afterMs)} ms after the change`);
    isFirst = false;
  };

  await keepRunning(services, { bundles, sources: SOURCES, log, onReady, stop });
  await bundles.close();
  return 0;
}

void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run }, process);
