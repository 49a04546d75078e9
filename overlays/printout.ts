import { formatReport, isProven, type ReportLayout } from 'fairlead/doctor';
import type { Synthesis } from './synthesis';

/** A file of the output, and what became of it. */
export interface WrittenFile {
  /** From the root of the repository: `overlays/prod/manifests/10-redis.yaml`. */
  readonly path: string;
  readonly state: 'unchanged' | 'changed' | 'deleted';
}

/** Whether every environment may be applied. */
export function isSound(syntheses: readonly Synthesis[]): boolean {
  return syntheses.every(({ report }) => isProven(report));
}

/** What synth says to people: the report of each environment, then the files. */
export function formatPrintout(
  syntheses: readonly Synthesis[],
  files: readonly WrittenFile[],
  { paint }: Required<Pick<ReportLayout, 'paint'>>,
): string {
  const reports = syntheses.map(
    ({ environment, report }) => `${paint(`=== ${environment}`, 'heading')}\n\n${formatReport(report, { paint })}`,
  );
  const lines = files.map(({ path, state }) => (state === 'unchanged' ? path : `${path}  ${paint(state, 'heading')}`));
  return [...reports, ...(lines.length > 0 ? [`${paint('=== files', 'heading')}\n\n${lines.join('\n')}`] : [])].join('\n\n');
}

/** The same for machines. `version` is that of the report. */
export function toDocument(syntheses: readonly Synthesis[], files: readonly WrittenFile[]) {
  return {
    proven: isSound(syntheses),
    files,
    environments: syntheses.map(({ environment, report }) => ({ environment, ...report })),
  };
}
