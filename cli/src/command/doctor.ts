import type { Command } from '@fairlead/command-line';
import { formatGithub } from '../format/github';
import { formatJson } from '../format/json';
import { formatMarkdown } from '../format/markdown';
import { formatPretty } from '../format/pretty';
import { formatSarif } from '../format/sarif';
import { readBaseline, writeBaseline } from '../judge/baseline';
import { diagnose } from '../judge/diagnose';
import type { Diagnosis } from '../judge/diagnosis';
import { createPaint } from '../text/paint';
import { DOCTOR_USAGE, type DoctorOptions, parseDoctorOptions } from './doctor-options';
import { EXIT } from './exit';
import { readInput } from './input';
import { tell, tellProblems } from './tell';
import { hasFailing } from './threshold';
import { VERSION } from './version';

/** `fairlead doctor`. */
export const command: Command<DoctorOptions> = {
  name: 'fairlead doctor',
  usage: DOCTOR_USAGE,
  help: 'fairlead doctor --help',
  failureCode: EXIT.unread,
  parse: parseDoctorOptions,
  run: runDoctor,
};

function runDoctor(options: DoctorOptions): number {
  const { objects, problems, files } = readInput(options.paths, options, options.exclude);
  const { only, skip } = options;
  const judgement = diagnose(objects, { ...(only && { only }), ...(skip && { skip }) });
  const judged = { ...judgement, known: [], problems, files, objects: objects.length };
  const diagnosis = applyBaseline(judged, options);
  tellProblems(diagnosis.problems);
  process.stdout.write(format(diagnosis, options));
  return exitCode(diagnosis, options);
}

/** Takes out what the baseline holds, or writes it. What was not read is missing in it, so then it is not written. */
function applyBaseline(diagnosis: Diagnosis, { baseline, writeBaseline: isAsked }: DoctorOptions): Diagnosis {
  if (baseline === undefined) return diagnosis;
  const { diagnostics, problems } = diagnosis;
  const known = isAsked ? undefined : readBaseline(baseline);
  if (known) {
    const isKnown = ({ fingerprint }: { readonly fingerprint: string }) => known.has(fingerprint);
    return { ...diagnosis, diagnostics: diagnostics.filter((each) => !isKnown(each)), known: diagnostics.filter(isKnown) };
  }
  if (problems.length > 0) {
    tell(`the baseline ${baseline} was not written, for not everything could be read`);
    return diagnosis;
  }
  writeBaseline(baseline, diagnostics);
  tell(`the baseline ${baseline} was written: ${diagnostics.length} findings; commit it`);
  return { ...diagnosis, diagnostics: [], known: diagnostics };
}

function format(diagnosis: Diagnosis, options: DoctorOptions): string {
  switch (options.format) {
    case 'pretty':
      return formatPretty(diagnosis, createPaint(process.stdout, process.env));
    case 'json':
      return formatJson(diagnosis);
    case 'sarif':
      return formatSarif(diagnosis, VERSION);
    case 'github':
      return formatGithub(diagnosis);
    case 'markdown':
      return formatMarkdown(diagnosis);
  }
}

function exitCode({ problems, diagnostics }: Diagnosis, { failOn }: DoctorOptions): number {
  if (problems.length > 0) return EXIT.unread;
  return hasFailing(diagnostics, failOn) ? EXIT.failed : EXIT.passed;
}
