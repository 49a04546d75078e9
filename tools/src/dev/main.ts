import { runCommand } from '@fairlead/command-line';
import { ServiceBundles } from '../bundle/service-bundles';
import { aborted } from '../start/run-services';
import { createRunnerLog } from '../start/runner-log';
import { createStopSignal } from '../start/stop-signal';
import { refuseTakenPorts } from '../start/taken-ports';
import { unlessStopped } from '../start/unless-stopped';
import { createDescription } from './describe-dev';
import { keepRunning } from './keep-running';
import { type Options, parseOptions, USAGE } from './options';
import { loadPlacement, placeAnew, PLACEMENT } from './place-anew';
import { listListeners, placeDebugged } from './placement';

const NAME = 'npm run dev';

/** Whatever a service is made of, its packages aside, and where it is placed. */
const SOURCES = ['apps', 'contracts', 'libs', 'tools/src'];

/** `npm run dev`: the platform on this machine, always as the sources are. Alone touches `process`. */
async function run({ json, portOffset }: Options): Promise<number> {
  const stop = createStopSignal(process);
  const services = placeDebugged(portOffset, process.env);
  await refuseTakenPorts(listListeners(services), NAME);

  const names = services.map(({ name }) => name);
  const log = createRunnerLog(names, json, process);
  void aborted(stop).then(() => log.say('stopping'));
  const opening = ServiceBundles.open(names, PLACEMENT);
  const bundles = await unlessStopped(opening, stop);
  if (!bundles) {
    // Who waits for it no longer still has to end what it started; what Ctrl-C has ended already is closed.
    void opening.then((opened) => opened.close()).catch(() => undefined);
    return 0;
  }
  const place = (own: ReadonlySet<number>) => placeAnew(() => loadPlacement()(portOffset, process.env), services, own);
  const describe = createDescription();

  await keepRunning({ bundles, sources: SOURCES, place, log, onReady: (ready) => describe(ready).forEach(log.say), stop });
  await bundles.close();
  return 0;
}

void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run }, process);
