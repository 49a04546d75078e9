import { Cleanup, createStopSignal, runCommand } from '@fairlead/command-line';
import type { Findings } from '../faults/fault';
import { formatFindings } from '../faults/format-findings';
import { Progress } from '../progress';
import { Lab } from './lab';
import { type Options, parseOptions, usage } from './options';
import { SCENARIOS } from './scenarios';

const stop = createStopSignal(process);

/**
 * `npm run prove:gateway`: hostile clients, lost services and restarts, one after the other, each before a platform of its own.
 *
 * @returns exit code: 1 when a promise is broken
 */
async function run(options: Options): Promise<number> {
  const found: { readonly name: string; readonly findings: Findings }[] = [];
  for (const name of options.scenarios) {
    const findings = await prove(name, options);
    if (!options.json) console.log(formatFindings(name, findings));
    found.push({ name, findings });
  }
  if (options.json) console.log(JSON.stringify(found, undefined, 2));
  return found.every(({ findings }) => findings.promises.every(({ ok }) => ok)) ? 0 : 1;
}

async function prove(name: string, options: Options): Promise<Findings> {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name)!;
  const progress = new Progress(process.stderr);
  try {
    return await Cleanup.around(stop, async (cleanup) => {
      const say = (text: string) => progress.say(`${name}: ${text}`);
      return scenario.prove(await Lab.open({ options, cleanup, say }));
    });
  } finally {
    progress.end();
  }
}

const names = SCENARIOS.map(({ name }) => name);
const command = {
  name: 'npm run prove:gateway',
  usage: usage(SCENARIOS),
  parse: (args: readonly string[]) => parseOptions(args, names),
  run,
  stop,
};

// Rather than by itself: what was abandoned when the run was stopped may still wait for something.
void runCommand(command, process).then(() => process.exit());
