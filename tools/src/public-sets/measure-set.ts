import { join } from 'node:path';
import { COMMAND_BUNDLE } from '../bundle/command-place';
import { WORKSPACE } from '../workspace/workspace';
import { countOthers } from './count-others';
import type { Counts, Measurement, PublicSet } from './public-set';
import { runProgram } from '../workspace/run-program';

type Severity = 'error' | 'warning' | 'info';

/** The part of `fairlead doctor --format json` that is counted. */
interface Report {
  readonly summary: { readonly objects: number };
  readonly findings: readonly { readonly rule: string; readonly severity: Severity }[];
}

/** With 2, something in the set could not be read; the rest is judged. */
const CODES = [0, 2];

/** What is found in a set that stands in a folder. */
export function measureSet({ reads }: PublicSet, folder: string, withOthers: boolean): Measurement {
  const doctor = [join(WORKSPACE, COMMAND_BUNDLE), 'doctor', ...reads, '--format', 'json', '--fail-on', 'never'];
  const report = JSON.parse(runProgram(process.execPath, doctor, { cwd: folder, codes: CODES })) as Report;
  return { ...countFindings(report), others: withOthers ? countOthers(reads, folder) : {} };
}

/** How many findings a report has of each rule. */
export function countFindings({ summary, findings }: Report): Omit<Measurement, 'others'> {
  const rulesOf = (severity: Severity) => findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule);
  return {
    objects: summary.objects,
    error: countEach(rulesOf('error')),
    warning: countEach(rulesOf('warning')),
    info: rulesOf('info').length,
  };
}

function countEach(names: readonly string[]): Counts {
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((each) => each === name).length]));
}
