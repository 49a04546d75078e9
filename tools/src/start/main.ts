import { runCommand } from '@fairlead/command-line';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { ServiceBundles } from '../bundle/service-bundles';
import { SERVICES } from '../services';
import { placeServices } from './local-service';
import { mergeLogs, type Print } from './merged-log';
import { type Options, parseOptions, USAGE } from './options';
import { runServices } from './run-services';
import { createStopSignal } from './stop-signal';
import { synthesize } from './synthesize';
import { describeTakenPorts } from './taken-ports';
import { whatToTry } from './what-to-try';

const SYNTH = { name: 'npm run synth', command: ['npm', 'run', '--silent', 'synth'], env: process.env, stopWithinMs: 2_000 };

/** `npm start`: the whole platform on this machine. Alone touches `process`. */
async function run({ synth, json, portOffset }: Options): Promise<number> {
  const services = placeServices(SERVICES, portOffset, process.env);
  const taken = await describeTakenPorts(services);
  if (taken.length > 0) throw new Error(taken.join('\n'));

  const stop = createStopSignal(process);
  const bundles = await ServiceBundles.open(services.map(({ name }) => name));
  const { faults = [] } = await bundles.build();
  await bundles.close();
  if (faults.length > 0) throw new Error(faults.join('\n'));

  const named = mergeLogs(['fairlead', ...services.map(({ name }) => name)], writeOut);
  const say = json ? writeError : named('fairlead');
  const ended = new AbortController();
  let synthesis: Promise<void> | undefined;
  const onReady = () => {
    describeReady(apiGateway.ports.traffic + portOffset).forEach(say);
    // Only now: it would take the processors from the services that start.
    if (synth) synthesis = synthesize(SYNTH, say, AbortSignal.any([stop, ended.signal]));
  };

  const code = await runServices(services, { printAs: json ? () => writeOut : named, say, onReady, stop });
  ended.abort();
  await synthesis;
  return code;
}

function describeReady(port: number): readonly string[] {
  return [`ready after ${(performance.now() / 1000).toFixed(1)} s: http://localhost:${port}/; try:`, ...whatToTry(port)];
}

const writeOut: Print = (line) => void process.stdout.write(`${line}\n`);
const writeError: Print = (line) => void process.stderr.write(`${line}\n`);

void runCommand({ name: 'npm start', usage: USAGE, parse: parseOptions, run }, process);
