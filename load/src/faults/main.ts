import { Cleanup } from '../programs/cleanup';
import { createStopSignal } from '../programs/stop-signal';
import type { Findings } from './fault';
import { FAULTS } from './faults';
import { formatFindings } from './format-findings';
import { Lab } from './lab';
import { type Options, parseOptions, usage } from './options';

/**
 * `npm run faults`: fault injection into data-service, one fault after the other, each in a lab of its own.
 *
 * @returns exit code: 1 when a promise is broken
 */
async function main(): Promise<number> {
  const options = parseOptions(
    process.argv.slice(2),
    FAULTS.map(({ name }) => name),
  );
  if (options.help) {
    console.log(usage(FAULTS));
    return 0;
  }

  const stop = createStopSignal(process);
  const found: { readonly name: string; readonly findings: Findings }[] = [];
  for (const name of options.faults) {
    const findings = await inject(name, options, stop);
    if (!options.json) console.log(formatFindings(name, findings));
    found.push({ name, findings });
  }
  if (options.json) console.log(JSON.stringify(found, undefined, 2));
  return found.every(({ findings }) => findings.promises.every(({ ok }) => ok)) ? 0 : 1;
}

async function inject(name: string, options: Options, stop: AbortSignal): Promise<Findings> {
  const fault = FAULTS.find((candidate) => candidate.name === name)!;
  return Cleanup.around(stop, async (cleanup) => fault.inject(await Lab.open(options, cleanup)));
}

main().then(
  // Rather than by itself: what was abandoned when the run was stopped may still wait for something.
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message);
    process.exit(1);
  },
);
