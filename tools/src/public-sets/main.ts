import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choice, CommandLine, flag, formatOptions, HELP, listOf, option, runCommand, text } from '@fairlead/command-line';
import { COMMAND_BUNDLE } from '../bundle/command-place';
import { WORKSPACE } from '../workspace/workspace';
import { CACHE, checkOut, findCheckout } from './check-out';
import { compare } from './compare';
import { DOCUMENT, renderDocument } from './document';
import { measureSet } from './measure-set';
import type { Measurements } from './public-set';
import { PUBLIC_SETS } from './public-sets';

const NAME = 'npm run public-sets';

/** What was measured last, from the root of the workspace. */
const KEPT = 'tools/src/public-sets/measured.json';

const OPTIONS = {
  from: option('--from <folder>', { kind: text, description: `repositories that are there, each as <owner>+<name>, in place of ${CACHE}` }),
  only: option('--only <sets>', {
    kind: listOf(choice(PUBLIC_SETS.map(({ name }) => name))),
    description: 'these alone, with commas between them',
  }),
  write: flag('--write', `keep what is found, and write ${DOCUMENT}; counts kube-linter and kube-score too where they are installed`),
};

const USAGE = `${NAME} [-- options]

Says what fairlead doctor finds in manifests that others have published, and fails where that is not what was kept.

${formatOptions({ ...OPTIONS, help: HELP })}`;

interface PublicSetsOptions {
  readonly from: string | undefined;
  readonly only: readonly string[] | undefined;
  readonly write: boolean;
}

function run({ from, only, write }: PublicSetsOptions): number {
  if (!existsSync(join(WORKSPACE, COMMAND_BUNDLE))) throw new Error(`${COMMAND_BUNDLE} is not there; run npm run build first`);
  const kept = JSON.parse(readFileSync(join(WORKSPACE, KEPT), 'utf8')) as Measurements;
  const wanted = PUBLIC_SETS.filter(({ name }) => only?.includes(name) ?? true);
  const found = wanted.map((set) => {
    const measurement = measureSet(set, from === undefined ? checkOut(set) : findCheckout(set, from), write);
    const differences = compare(kept[set.name], measurement);
    process.stdout.write(`${set.name}: ${measurement.objects} objects${differences.map((line) => `\n  ${line}`).join('')}\n`);
    return { name: set.name, measurement, differences };
  });
  if (write) keep({ ...kept, ...Object.fromEntries(found.map(({ name, measurement }) => [name, measurement])) });
  return Number(!write && found.some(({ differences }) => differences.length > 0));
}

function keep(measurements: Measurements): void {
  writeFileSync(join(WORKSPACE, KEPT), `${JSON.stringify(measurements, undefined, 2)}\n`);
  writeFileSync(join(WORKSPACE, DOCUMENT), renderDocument(PUBLIC_SETS, measurements));
}

void runCommand({ name: NAME, usage: USAGE, parse: (args) => new CommandLine(args, OPTIONS).getAll(), run }, process);
