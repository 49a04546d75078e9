import { Cleanup, createStopSignal, runCommand } from '@fairlead/command-line';
import type { Findings } from './fault';
import { FAULTS } from './faults';
import { formatFindings } from './format-findings';
import { Lab } from './lab';
import { type Options, parseOptions, usage } from './options';

const stop = createStopSignal(process);

/**
 * `npm run faults`: fault injection into data-service, one fault after the other, each in a lab of its own.
 *
 * @returns exit code: 1 when a promise is broken
 */
async function run(options: Options): Promise<number> {
  const found: { readonly name: string; readonly findings: Findings }[] = [];
  for (const name of options.faults) {
    const findings = await inject(name, options);
    if (!options.json) console.log(formatFindings(name, findings));
    found.push({ name, findings });
  }
  if (options.json) console.log(JSON.stringify(found, undefined, 2));
  return found.every(({ findings }) => findings.promises.every(({ ok }) => ok)) ? 0 : 1;
}

async function inject(name: string, options: Options): Promise<Findings> {
  const fault = FAULTS.find((candidate) => candidate.name === name)!;
  return Cleanup.around(stop, async (cleanup) => fault.inject(await Lab.open(options, cleanup)));
}

const names = FAULTS.map(({ name }) => name);
const command = { name: 'npm run faults', usage: usage(FAULTS), parse: (args: readonly string[]) => parseOptions(args, names), run, stop };

// Rather than by itself: what was abandoned when the run was stopped may still wait for something.
void runCommand(command, process).then(() => process.exit());
