import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A report as Markdown. */
export interface Report {
  /** As a reader looks for it: `dist/load/smoke/report.md`. */
  readonly file: string;
  readonly text: string;
}

/**
 * Reports below a folder, in the order in which a comment shows them.
 *
 * @throws Error where there is none
 */
export function readReports(folder: string): readonly Report[] {
  const reports = [
    ...list(join(folder, 'load')).flatMap((scenario) => readReport(join(folder, 'load', scenario, 'report.md'))),
    ...readReport(join(folder, 'monitor/resources.md')),
    ...['diff', 'doctor'].flatMap((kind) => readNamed(join(folder, kind))),
  ];
  if (reports.length === 0) throw new Error(`there is no report below ${folder}; run npm run load, or npm run monitor with --markdown`);
  return reports;
}

/** Reports that do not tell themselves what they are about: of `diff/prod.md` the name does. */
function readNamed(folder: string): readonly Report[] {
  return list(folder)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => readReport(join(folder, name)))
    .map(({ file, text }) => ({ file, text: `## ${basename(file, '.md')}\n\n${text.replace(/^## /, '')}` }));
}

function readReport(file: string): readonly Report[] {
  const text = unlessMissing(() => readFileSync(file, 'utf8'));
  return text === undefined ? [] : [{ file, text }];
}

function list(folder: string): readonly string[] {
  return (unlessMissing(() => readdirSync(folder)) ?? []).sort();
}

function unlessMissing<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
