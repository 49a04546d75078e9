import { createStopSignal, runCommand } from '@fairlead/command-line';
import { Progress } from './progress';
import { type Options, parseOptions, USAGE } from './options';
import { isPassed } from './report/report';
import { toText } from './report/to-text';
import { writeReports } from './report/write-reports';
import { runScenario } from './run-scenario';
import { findDurationS, scaleShape } from './engine/load-shape';
import { type Scenario, SCENARIOS } from './scenario/scenarios';
import { StoredRecords } from './database/stored-records';

/** As the usage lists them; a wrong argument leaves that of a run that could not start. */
const EXIT = { passed: 0, failed: 1, notStarted: 2, interrupted: 130 } as const;

const stop = createStopSignal(process);

/** `npm run load`. Alone touches `process`. */
async function run(options: Options): Promise<number> {
  const shape = scaleShape(SCENARIOS[options.scenario].shape, options);
  const progress = new Progress(process.stderr, findDurationS(shape));
  const records = openRecords(options);
  try {
    const report = await runScenario(options, { shape, progress, stop, ...(records && { records }) });
    console.log(`${toText(report)}\n\n${writeReports(report, options.out).join('\n')}`);
    if (report.isCutShort) return EXIT.interrupted;
    return isPassed(report) ? EXIT.passed : EXIT.failed;
  } finally {
    await records?.close();
  }
}

function openRecords({ scenario, verify }: Options): StoredRecords | undefined {
  const { watchesExpiry = false }: Scenario = SCENARIOS[scenario];
  const url = process.env['MONGO_URL'];
  if (verify && !url)
    throw new Error(
      '--verify compares with the database of data-service, and MONGO_URL does not say where it is; set it as the service has it',
    );
  return url && (verify || watchesExpiry) ? new StoredRecords(url) : undefined;
}

void runCommand({ name: 'npm run load', usage: USAGE, parse: parseOptions, run, stop, failureCode: EXIT.notStarted }, process);
