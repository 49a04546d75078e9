import { countFindings, type Diagnosis, type Diagnostic, plural, SEVERITIES } from '@fairlead/diagnosis';
import type { Paint } from '../text/paint';

/** A diagnosis in one line: `2 errors, 1 warning in 12 objects of 3 files (1 suppressed, 4 advice with --profile strict)`. */
export function summarize(diagnosis: Diagnosis, paint: Paint): string {
  const { objects, files, diagnostics, suppressed, known, advice, problems } = diagnosis;
  const counts = countFindings(diagnosis);
  const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    paint(`${counts[severity]} ${severity}${severity !== 'info' && counts[severity] > 1 ? 's' : ''}`, severity),
  );
  const fixable = diagnostics.filter(isFixable).length;
  const beside = [
    ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
    ...(known.length > 0 ? [`${known.length} in the baseline`] : []),
    ...(fixable > 0 ? [`${fixable} fixable with --fix`] : []),
    ...(advice > 0 ? [`${advice} advice with --profile strict`] : []),
    ...(problems.length > 0 ? [`${plural(problems.length, 'input')} not read`] : []),
  ];
  const where = `in ${plural(objects, 'object')} of ${plural(files.length, 'file')}`;
  const nothing = problems.length > 0 ? 'no findings' : paint('no findings', 'good');
  return `${found.join(', ') || nothing} ${where}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`;
}

/** Whether its fix may be written: what no file holds is called `<stdin>`, `<helm template …>`. */
function isFixable({ edit, location }: Diagnostic): boolean {
  return edit !== undefined && location !== undefined && !location.file.startsWith('<');
}
