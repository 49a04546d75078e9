import { resolve } from 'node:path';
import { runCommand } from '@fairlead/command-line';
import { COMMAND_BUNDLE } from '../bundle/command-place';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { writeReports } from './write-reports';

/** `npm run reports`. Alone touches `process`. @returns exit code: 1 where the doctor finds an error */
function run({ base, out }: Options): number {
  const isSound = writeReports({
    command: COMMAND_BUNDLE,
    base,
    out: resolve(out),
    tell: (file) => void process.stdout.write(`${file}\n`),
  });
  return Number(!isSound);
}

void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run }, process);
