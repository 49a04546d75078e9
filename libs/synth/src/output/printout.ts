import { formatReport, formatSummary, hasErrors, isProven, type ReportLayout } from 'fairlead/doctor';
import type { SynthCommand } from '../synth-command';
import type { Synthesis } from '../synthesis';

/** A file of the output, and what became of it. */
export interface WrittenFile {
  /** From the root of the platform: `manifests/prod/10-redis.yaml`. */
  readonly path: string;
  readonly state: 'unchanged' | 'changed' | 'deleted';
}

/** How {@link formatPrintout} prints. */
export interface PrintoutLayout extends Required<Pick<ReportLayout, 'paint'>> {
  /** Every pair of traffic, every budget and every file. */
  readonly verbose: boolean;
  /** What was typed. */
  readonly command: Pick<SynthCommand, 'withOptions'>;
}

/** Changed files that a summary names: Git tells the others. */
const SHOWN_FILES = 15;

/** Whether every environment may be applied. */
export function isSound(syntheses: readonly Synthesis[]): boolean {
  return syntheses.every(({ report }) => !hasErrors(report));
}

/** What synth says to people: how each environment fares, then the files. */
export function formatPrintout(syntheses: readonly Synthesis[], files: readonly WrittenFile[], layout: PrintoutLayout): string {
  return layout.verbose ? formatAll(syntheses, files, layout) : summarize(syntheses, files, layout);
}

function summarize(syntheses: readonly Synthesis[], files: readonly WrittenFile[], { paint, command }: PrintoutLayout): string {
  const environments = syntheses.map(
    ({ environment, report }) => `${paint(`${environment}:`, 'heading')} ${formatSummary(report, { paint })}`,
  );
  const hint = paint(`every pair of traffic, budget and file: ${command.withOptions} --verbose`, 'weak');
  return [...environments, ...summarizeFiles(files, paint), hint].join('\n');
}

function summarizeFiles(files: readonly WrittenFile[], paint: PrintoutLayout['paint']): readonly string[] {
  if (files.length === 0) return [];
  const written = files.filter(({ state }) => state !== 'unchanged');
  const more = written.length - SHOWN_FILES;
  return [
    `${paint('files:', 'heading')} ${files.length}, ${written.length === 0 ? 'none' : written.length} changed`,
    ...written.slice(0, SHOWN_FILES).map((file) => `  ${formatFile(file, paint)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function formatAll(syntheses: readonly Synthesis[], files: readonly WrittenFile[], { paint }: PrintoutLayout): string {
  const reports = syntheses.map(
    ({ environment, report }) => `${paint(`=== ${environment}`, 'heading')}\n\n${formatReport(report, { paint })}`,
  );
  const lines = files.map((file) => formatFile(file, paint));
  return [...reports, ...(lines.length > 0 ? [`${paint('=== files', 'heading')}\n\n${lines.join('\n')}`] : [])].join('\n\n');
}

function formatFile({ path, state }: WrittenFile, paint: PrintoutLayout['paint']): string {
  return state === 'unchanged' ? path : `${path}  ${paint(state, 'heading')}`;
}

/** The same for machines. `version` is that of the report. */
export function toDocument(syntheses: readonly Synthesis[], files: readonly WrittenFile[]) {
  return {
    proven: syntheses.every(({ report }) => isProven(report)),
    files,
    environments: syntheses.map(({ environment, report }) => ({ environment, ...report })),
  };
}
