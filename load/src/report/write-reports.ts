import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHtml } from './html/to-html';
import type { Report } from './report';
import { toMarkdown } from './to-markdown';

/**
 * Writes every form of a report into a folder, which is made when it is not there.
 *
 * @returns the files
 */
export function writeReports(report: Report, folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const forms = {
    'report.json': `${JSON.stringify(report, undefined, 2)}\n`,
    'report.md': toMarkdown(report),
    'report.html': toHtml(report),
  };
  return Object.entries(forms).map(([name, text]) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  });
}
