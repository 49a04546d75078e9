import type { Command } from '@fairlead/command-line';
import { diagnose, type Diagnosis, plural, prove, type SourceObject } from '@fairlead/diagnosis';
import { formatGithub } from '../format/github';
import { formatHtml } from '../format/html';
import { formatJson } from '../format/json';
import { formatMarkdown } from '../format/markdown';
import { formatPretty } from '../format/pretty';
import { formatSarif } from '../format/sarif';
import { readBaseline, writeBaseline } from '../judge/baseline';
import { createPaint } from '../text/paint';
import { DOCTOR_USAGE, type DoctorOptions, parseDoctorOptions } from './doctor-options';
import { EXIT } from './exit';
import { fixFiles } from './fix';
import { readInput } from './input';
import { tell, tellProblems } from './tell';
import { hasFailing } from '../settings/threshold';
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

/** From so many on it takes seconds, in which somebody who watches wonders. */
const MANY_OBJECTS = 5_000;

async function runDoctor(options: DoctorOptions): Promise<number> {
  const { problems, files, sources, ...read } = await readInput(options.paths, options, options.exclude);
  const judgeAll = (all: readonly SourceObject[]) => judge(all, options).judgement.diagnostics;
  const { objects } = options.fix ? await fixFiles(sources, options, judgeAll) : read;
  if (objects.length >= MANY_OBJECTS && process.stderr.isTTY) tell(`judging ${plural(objects.length, 'object')}`);
  const { report, judgement } = judge(objects, options);
  const judged = { ...judgement, known: [], problems, files, objects: objects.length };
  const diagnosis = applyBaseline(judged, options);
  tellProblems(diagnosis.problems);
  const text =
    options.format === 'html'
      ? await formatHtml(diagnosis, { title: titleOf(options), objects, report, workloadKinds: options.workloadKinds })
      : format(diagnosis, options.format);
  // What a dry run shows is for a program as well.
  if (!options.dryRun) process.stdout.write(text);
  return exitCode(diagnosis, options);
}

function judge(objects: readonly SourceObject[], { only, skip, k8sVersion, profile, workloadKinds }: DoctorOptions) {
  const report = prove(objects, { profile, workloadKinds, ...(k8sVersion && { kubernetesVersion: k8sVersion }) });
  return { report, judgement: diagnose(objects, { ...(only && { only }), ...(skip && { skip }) }, report) };
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

function format(diagnosis: Diagnosis, name: Exclude<DoctorOptions['format'], 'html'>): string {
  switch (name) {
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

/** What was asked for, as it was named. */
function titleOf({ paths, kustomize, helm, live }: DoctorOptions): string {
  return [...paths, kustomize, helm, ...(live ? ['a cluster'] : [])].filter((name) => name !== undefined).join(', ');
}

function exitCode({ problems, diagnostics }: Diagnosis, { failOn }: DoctorOptions): number {
  if (problems.length > 0) return EXIT.unread;
  return hasFailing(diagnostics, failOn) ? EXIT.failed : EXIT.passed;
}
